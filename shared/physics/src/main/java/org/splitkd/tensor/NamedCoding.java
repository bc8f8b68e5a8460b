package org.splitkd.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.splitkd.api.codec.Codec;
import org.splitkd.plugin.PluginException;

/**
 * Values written row by row by a third-party codec. If the codec throws, or writes or reads too few
 * or too many bytes, a one-line {@link PluginException} names it.
 */
public record NamedCoding(String name, Codec codec) implements Coding {

  @Override
  public String label() {
    return name;
  }

  @Override
  public DType carrier() {
    return DType.FP32;
  }

  @Override
  public Tensor encode(Tensor values) {
    int width = Math.toIntExact(values.width());
    int rowBytes = rowBytes(width);
    float[] floats = values.toFloats();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(rowBytes, Math.toIntExact(values.rows())));
    float[] row = new float[width];
    for (int index = 0; index < values.rows(); index++) {
      System.arraycopy(floats, index * width, row, 0, width);
      ByteBuffer to = row(bytes, index, rowBytes);
      PluginException.guard(
          what(),
          () -> {
            codec.encode(row, to);
            return to;
          });
      requireDone(to, "wrote", rowBytes);
    }
    return Tensor.coded(name, bytes, values.shape());
  }

  @Override
  public Tensor decode(Tensor received, long width) {
    if (!received.codec().equals(Optional.of(name))) {
      throw new IllegalArgumentException(received + ": must be coded by " + name);
    }
    int rowBytes = rowBytes(Math.toIntExact(width));
    // Checked before any allocation, because the bytes may be untrusted.
    if (received.width() != width || received.byteCount() != received.rows() * rowBytes) {
      throw new IllegalArgumentException(
          received
              + " in "
              + received.byteCount()
              + " bytes: must be rows of "
              + width
              + " values in "
              + rowBytes
              + " bytes");
    }
    float[] values = new float[Math.toIntExact(received.elements())];
    ByteBuffer bytes = received.bytes();
    for (int index = 0; index < received.rows(); index++) {
      float[] row = new float[(int) width];
      ByteBuffer from = row(bytes, index, rowBytes).asReadOnlyBuffer();
      from.order(ByteOrder.LITTLE_ENDIAN);
      PluginException.guard(
          what(),
          () -> {
            codec.decode(from, row);
            return row;
          });
      requireDone(from, "read", rowBytes);
      System.arraycopy(row, 0, values, index * row.length, row.length);
    }
    return Tensor.ofFloats(values, received.shape());
  }

  @Override
  public double bitsPerElement(long width) {
    return 8.0 * rowBytes(Math.toIntExact(width)) / width;
  }

  private int rowBytes(int width) {
    int bytes = PluginException.guard(what(), () -> codec.rowBytes(width));
    if (bytes < 1) {
      throw new PluginException(
          what() + ": " + bytes + " bytes for a row of " + width + ": must be 1 or more");
    }
    return bytes;
  }

  private static ByteBuffer row(ByteBuffer bytes, int index, int rowBytes) {
    return bytes.slice(index * rowBytes, rowBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void requireDone(ByteBuffer buffer, String did, int rowBytes) {
    if (buffer.hasRemaining()) {
      throw new PluginException(
          what() + ": " + did + " " + buffer.position() + " of " + rowBytes + " bytes of a row");
    }
  }

  private String what() {
    return "codec " + name;
  }
}
