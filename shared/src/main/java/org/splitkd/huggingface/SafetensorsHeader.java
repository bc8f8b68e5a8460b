package org.splitkd.huggingface;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.splitkd.files.IoReason;

/**
 * The header of a safetensors file, by name of the tensor.
 *
 * <pre>
 *   0         8              8 + n
 *   +---------+--------------+----------------------------------+
 *   | n, u64  | JSON, UTF-8  | data, tensor after tensor        |
 *   +---------+--------------+----------------------------------+
 * </pre>
 *
 * Integers are little-endian; offsets in the JSON count from 8 + n; the tensors fill the data
 * without holes.
 *
 * @param dataStart offset of the data in the file, 8 + n
 */
record SafetensorsHeader(long dataStart, Map<String, TensorEntry> tensors) {

  static final int LENGTH_BYTES = 8;

  /** A map of strings to strings for whoever wrote the file. */
  static final String METADATA = "__metadata__";

  /**
   * Reads a file's header and holds it against the file's size.
   *
   * @throws ModelFormatException without the file's name
   */
  static SafetensorsHeader read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelFormatException(Files.exists(file) ? "not a file" : "no such file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < LENGTH_BYTES) {
        throw new ModelFormatException(
            size
                + " bytes: must begin with "
                + LENGTH_BYTES
                + " that give the length of the header");
      }
      long length = bytes(channel, 0, LENGTH_BYTES).getLong();
      if (length < 0 || length > Json.MOST_BYTES) {
        throw new ModelFormatException(
            "header of "
                + Long.toUnsignedString(length)
                + " bytes: must be at most "
                + Json.MOST_BYTES);
      }
      long dataStart = LENGTH_BYTES + length;
      if (dataStart > size) {
        throw new ModelFormatException(
            "header of " + length + " bytes: the file ends after " + (size - LENGTH_BYTES));
      }
      byte[] header = bytes(channel, LENGTH_BYTES, (int) length).array();
      Map<String, TensorEntry> tensors = entries(header);
      requireContiguous(tensors, size - dataStart);
      return new SafetensorsHeader(dataStart, tensors);
    } catch (IOException failure) {
      throw new ModelFormatException("cannot be read: " + IoReason.of(failure), failure);
    }
  }

  private static Map<String, TensorEntry> entries(byte[] header) {
    Keys keys = ModelFormatException.in("header", () -> Json.parse(header));
    Map<String, TensorEntry> tensors = new TreeMap<>();
    for (String name : keys.names()) {
      if (!name.equals(METADATA)) {
        Keys section = ModelFormatException.in("header", () -> keys.section(name));
        tensors.put(name, ModelFormatException.in(name, () -> TensorEntry.of(section)));
      }
    }
    return tensors;
  }

  private static void requireContiguous(Map<String, TensorEntry> tensors, long dataBytes) {
    Comparator<Map.Entry<String, TensorEntry>> byPlace =
        Comparator.comparingLong(tensor -> tensor.getValue().begin());
    long[] end = {0};
    tensors.entrySet().stream()
        .sorted(byPlace.thenComparingLong(tensor -> tensor.getValue().end()))
        .forEach(
            tensor -> {
              TensorEntry entry = tensor.getValue();
              if (entry.end() > dataBytes || entry.begin() != end[0]) {
                throw new ModelFormatException(
                    tensor.getKey()
                        + ": data_offsets ["
                        + entry.begin()
                        + ", "
                        + entry.end()
                        + "]: must begin at "
                        + end[0]
                        + " and end by "
                        + dataBytes);
              }
              end[0] = entry.end();
            });
    if (end[0] != dataBytes) {
      throw new ModelFormatException(
          (dataBytes - end[0]) + " bytes after the last tensor: must be none");
    }
  }

  private static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("ends too early");
      }
    }
    return bytes.flip();
  }
}
