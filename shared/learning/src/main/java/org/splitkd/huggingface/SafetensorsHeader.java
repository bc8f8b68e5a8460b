package org.splitkd.huggingface;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.splitkd.files.IoReason;
import org.splitkd.tensor.Tensor;

/**
 * The header of a safetensors file, with its tensors by name.
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
 * @param metadata metadata from the writer of the file
 */
public record SafetensorsHeader(
    long dataStart, Map<String, String> metadata, Map<String, TensorEntry> tensors) {

  static final int LENGTH_BYTES = 8;

  /** Key of a map of strings to strings, for the writer of the file. */
  static final String METADATA = "__metadata__";

  /**
   * Reads a file's header and checks it against the file's size.
   *
   * @throws ModelFormatException if there is no valid header; the message does not name the file
   */
  static SafetensorsHeader read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelFormatException(Files.exists(file) ? "not a file" : "no such file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = parse(bytes(channel));
      header.requireFilled(channel.size() - header.dataStart);
      return header;
    } catch (IOException failure) {
      throw new ModelFormatException("cannot be read: " + IoReason.of(failure), failure);
    }
  }

  /**
   * Returns the bytes before the data of a file: the length of the JSON and the JSON itself. The
   * length is checked against the file's size before memory is allocated.
   *
   * @throws ModelFormatException if the header is too long or the file too short; the message does
   *     not name the file
   */
  public static byte[] bytes(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw new ModelFormatException(
          size + " bytes: must begin with " + LENGTH_BYTES + " that give the length of the header");
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
    return bytes(channel, 0, (int) dataStart).array();
  }

  /**
   * Parses the bytes of {@link #bytes}.
   *
   * @throws ModelFormatException if they are not a header; the message does not name the file
   */
  public static SafetensorsHeader parse(byte[] header) {
    byte[] json = Arrays.copyOfRange(header, LENGTH_BYTES, header.length);
    Keys keys = ModelFormatException.in("header", () -> Json.parse(json));
    return new SafetensorsHeader(header.length, strings(keys), entries(keys));
  }

  /** Bytes of data up to the end of the last tensor. */
  public long dataBytes() {
    return tensors.values().stream().mapToLong(TensorEntry::end).max().orElse(0);
  }

  /**
   * Reads one tensor of the file into memory.
   *
   * @throws ModelFormatException if it is too large for a buffer; the message names neither file
   *     nor tensor
   */
  public Tensor read(FileChannel channel, TensorEntry tensor) throws IOException {
    tensor.requireBuffer();
    return tensor.over(bytes(channel, dataStart + tensor.begin(), (int) tensor.bytes()));
  }

  private static Map<String, String> strings(Keys header) {
    Map<String, String> strings = new TreeMap<>();
    if (header.has(METADATA)) {
      Keys keys = ModelFormatException.in("header", () -> header.section(METADATA));
      for (String name : keys.names()) {
        strings.put(name, ModelFormatException.in(METADATA, () -> keys.text(name)));
      }
    }
    return strings;
  }

  private static Map<String, TensorEntry> entries(Keys keys) {
    Map<String, TensorEntry> tensors = new TreeMap<>();
    for (String name : keys.names()) {
      if (!name.equals(METADATA)) {
        Keys section = ModelFormatException.in("header", () -> keys.section(name));
        tensors.put(name, ModelFormatException.in(name, () -> TensorEntry.of(section)));
      }
    }
    return tensors;
  }

  /**
   * Throws unless the tensors fill {@code dataBytes} of data without holes.
   *
   * @throws ModelFormatException if they do not; the message does not name the file
   */
  public void requireFilled(long dataBytes) {
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
