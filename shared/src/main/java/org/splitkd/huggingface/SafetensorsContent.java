package org.splitkd.huggingface;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.splitkd.files.AtomicFile;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** A safetensors file of these tensors, by name, all in one element type. */
record SafetensorsContent(SortedMap<String, Tensor> tensors, DType dtype)
    implements AtomicFile.Content {

  /** Elements converted at a time: a large table need not be in memory. */
  private static final int PIECE = 1 << 18;

  /** Data begins at a multiple of this. */
  private static final int ALIGNMENT = 8;

  @Override
  public void writeTo(WritableByteChannel channel) throws IOException {
    byte[] header = header();
    ByteBuffer length =
        ByteBuffer.allocate(SafetensorsHeader.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    AtomicFile.writeFully(channel, length.putLong(header.length).flip());
    AtomicFile.writeFully(channel, ByteBuffer.wrap(header));
    for (Tensor tensor : tensors.values()) {
      write(channel, tensor);
    }
  }

  private byte[] header() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject(SafetensorsHeader.METADATA).put("format", "pt");
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
