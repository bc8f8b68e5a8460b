package org.splitkd.tensor;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The frame of a tensor sent between nodes. All numbers are little-endian.
 *
 * <pre>{@code
 * offset   bytes
 *  0       1     element type: 1 FP32, 2 FP16, 3 BF16, 4 INT8, 5 INT32, 6 rows of a codec
 *  1       1     number of dimensions R, 0 to 8
 *  2       2     length L of the codec's name, 1 to 64; zero for elements of a type
 *  4       4     number of element bytes N; follows from type and dimensions, except for a codec
 *  8       8·R   dimensions, the outermost first
 *  8 + 8·R L     the name in ASCII: lower-case letters, digits and hyphens
 *  …       N     elements, as Tensor.bytes() gives them
 * }</pre>
 *
 * <p>Rows of a codec are only carried here. Their reader knows by which codec they must have been
 * written and rejects others ({@link Coding#decode}).
 */
public final class TensorFrame {

  /** Bytes of a frame without dimensions, codec name and elements. */
  public static final int LEAST_BYTES = 8;

  private static final int MOST_DIMENSIONS = 8;

  private TensorFrame() {}

  /** Number of bytes that {@link #write} writes. */
  public static long byteCount(Tensor tensor) {
    return LEAST_BYTES
        + (long) Long.BYTES * tensor.shape().length
        + tensor.codec().map(String::length).orElse(0)
        + tensor.byteCount();
  }

  /**
   * Writes a tensor at the position of a buffer; elements are copied in bulk.
   *
   * @throws IllegalArgumentException if the tensor has more than 8 dimensions
   * @throws BufferOverflowException if the tensor does not fit; nothing is written then
   */
  public static void write(Tensor tensor, ByteBuffer to) {
    ByteBuffer start = start(tensor);
    if (to.remaining() < byteCount(tensor)) {
      throw new BufferOverflowException();
    }
    to.put(start).put(tensor.bytes());
  }

  /**
   * Returns the bytes of a frame before the elements.
   *
   * @throws IllegalArgumentException if the tensor has more than 8 dimensions
   */
  public static ByteBuffer start(Tensor tensor) {
    long[] shape = tensor.shape();
    if (shape.length > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(tensor + ": more than " + MOST_DIMENSIONS + " dimensions");
    }
    byte[] codec = tensor.codec().orElse("").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer start =
        ByteBuffer.allocate(LEAST_BYTES + Long.BYTES * shape.length + codec.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    start.put(code(tensor.dtype())).put((byte) shape.length).putShort((short) codec.length);
    start.putInt((int) tensor.byteCount());
    for (long dimension : shape) {
      start.putLong(dimension);
    }
    return start.put(codec).flip();
  }

  /**
   * Reads the tensor at the position of a buffer. Its elements are copied; nothing is allocated for
   * them before the buffer is known to hold them.
   *
   * @throws IllegalArgumentException if the bytes are not a tensor; the message is one line
   */
  public static Tensor read(ByteBuffer from) {
    require(from, LEAST_BYTES, "the start of a tensor");
    ByteOrder order = from.order();
    from.order(ByteOrder.LITTLE_ENDIAN);
    try {
      DType dtype = dtype(from.get());
      int dimensions = Byte.toUnsignedInt(from.get());
      if (dimensions > MOST_DIMENSIONS) {
        throw new IllegalArgumentException("a tensor of " + dimensions + " dimensions");
      }
      int nameBytes = nameBytes(dtype, Short.toUnsignedInt(from.getShort()));
      int bytes = from.getInt();
      require(from, Long.BYTES * dimensions, "the dimensions of a tensor");
      long[] shape = new long[dimensions];
      for (int axis = 0; axis < dimensions; axis++) {
        shape[axis] = from.getLong();
      }
      String codec = codec(from, nameBytes);
      require(from, bytes, "the elements of a tensor");
      ByteBuffer elements = from.slice(from.position(), bytes);
      tensor(dtype, codec, elements, shape); // checks the shape before anything is copied
      byte[] copy = new byte[bytes];
      from.get(copy);
      return tensor(dtype, codec, ByteBuffer.wrap(copy), shape);
    } finally {
      from.order(order);
    }
  }

  private static int nameBytes(DType dtype, int length) {
    if (dtype != DType.CODED && length != 0) {
      throw new IllegalArgumentException("a tensor with reserved bytes set");
    }
    if (dtype == DType.CODED && (length < 1 || length > Tensor.LONGEST_CODEC)) {
      throw new IllegalArgumentException("a tensor of a codec whose name has " + length + " bytes");
    }
    return length;
  }

  private static String codec(ByteBuffer from, int length) {
    require(from, length, "the name of a codec");
    byte[] name = new byte[length];
    from.get(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static Tensor tensor(DType dtype, String codec, ByteBuffer elements, long[] shape) {
    return dtype == DType.CODED
        ? Tensor.coded(codec, elements, shape)
        : Tensor.of(dtype, elements, shape);
  }

  private static void require(ByteBuffer from, int bytes, String what) {
    if (bytes < 0 || bytes > from.remaining()) {
      throw new IllegalArgumentException(
          what + " takes " + bytes + " bytes, there are " + from.remaining());
    }
  }

  private static byte code(DType dtype) {
    return switch (dtype) {
      case FP32 -> 1;
      case FP16 -> 2;
      case BF16 -> 3;
      case INT8 -> 4;
      case INT32 -> 5;
      case CODED -> 6;
    };
  }

  private static DType dtype(byte code) {
    return switch (code) {
      case 1 -> DType.FP32;
      case 2 -> DType.FP16;
      case 3 -> DType.BF16;
      case 4 -> DType.INT8;
      case 5 -> DType.INT32;
      case 6 -> DType.CODED;
      default -> throw new IllegalArgumentException("a tensor of unknown type " + code);
    };
  }
}
