package org.splitkd.huggingface;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.splitkd.files.AtomicFile;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/**
 * A safetensors file of tensors by name, all in one element type.
 *
 * @param tensors tensors by name, in the order of their data in the file
 * @param metadata metadata for readers of the file
 */
public record SafetensorsContent(
    Map<String, Tensor> tensors, DType dtype, Map<String, String> metadata)
    implements AtomicFile.Content {

  /** Elements converted at a time: a large table need not be in memory. */
  private static final int PIECE = 1 << 18;

  /** Data begins at a multiple of this. */
  private static final int ALIGNMENT = 8;

  public SafetensorsContent {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Returns the bytes before the data: the length of the JSON and the JSON itself.
   *
   * @throws ModelFormatException if the element type is not one of safetensors
   */
  public byte[] header() {
    byte[] json = json();
    return ByteBuffer.allocate(SafetensorsHeader.LENGTH_BYTES + json.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  @Override
  public void writeTo(WritableByteChannel channel) throws IOException {
    AtomicFile.writeFully(channel, ByteBuffer.wrap(header()));
    for (Tensor tensor : tensors.values()) {
      write(channel, tensor);
    }
  }

  private byte[] json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode strings = root.putObject(SafetensorsHeader.METADATA);
    metadata.forEach(strings::put);
    long begin = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      long end = begin + dtype.bytes(1, tensor.getValue().elements());
      ObjectNode entry = root.putObject(tensor.getKey());
      entry.put("dtype", StoredType.of(dtype).name());
      ArrayNode shape = entry.putArray("shape");
      Arrays.stream(tensor.getValue().shape()).forEach(shape::add);
      entry.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    byte[] json = Json.compact(root);
    byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private void write(WritableByteChannel channel, Tensor tensor) throws IOException {
    ByteBuffer bytes = tensor.bytes();
    int elementBytes = Math.toIntExact(tensor.dtype().bytes(1, 1));
    while (bytes.hasRemaining()) {
      int size = Math.min(PIECE * elementBytes, bytes.remaining());
      ByteBuffer part = bytes.slice(bytes.position(), size);
      Tensor piece = Tensor.of(tensor.dtype(), part, size / elementBytes);
      AtomicFile.writeFully(channel, piece.as(dtype).bytes());
      bytes.position(bytes.position() + size);
    }
  }
}
