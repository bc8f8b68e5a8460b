package org.splitkd.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/** Conversion between floats and the bytes of an element type. */
final class Elements {

  /**
   * Number of elements converted at a time. Array loops and bulk copies run several times faster
   * than element-wise access to a buffer, and 8 KiB stay in the first-level cache.
   */
  private static final int CHUNK = 4096;

  private Elements() {}

  /** Encodes the values; there must be one per element of the shape. */
  static ByteBuffer encode(float[] values, DType dtype, Shape shape) {
    ByteBuffer bytes = ByteBuffer.allocate(shape.bytes(dtype)).order(ByteOrder.LITTLE_ENDIAN);
    switch (dtype) {
      case FP32 -> bytes.asFloatBuffer().put(values);
      case FP16, BF16 -> putHalves(values, dtype, bytes.asShortBuffer());
      case INT8 -> Int8.encode(values, shape, bytes);
      case INT32, CODED -> throw new IllegalArgumentException(dtype + " holds no floats");
    }
    return bytes;
  }

  static float[] decode(Tensor tensor) {
    if (tensor.dtype() == DType.INT32) {
      throw new IllegalStateException(tensor + " holds no floats");
    }
    if (tensor.dtype() == DType.CODED) {
      throw new IllegalStateException(tensor + " can only be read by its codec");
    }
    float[] values = new float[Math.toIntExact(tensor.elements())];
    ByteBuffer bytes = tensor.bytes();
    switch (tensor.dtype()) {
      case FP32 -> bytes.asFloatBuffer().get(values);
      case FP16, BF16 -> getHalves(values, tensor.dtype(), bytes.asShortBuffer());
      case INT8 -> Int8.decode(values, (int) tensor.width(), bytes);
      case INT32, CODED -> throw new AssertionError(tensor);
    }
    return values;
  }

  private static void putHalves(float[] values, DType dtype, ShortBuffer to) {
    short[] chunk = new short[Math.min(CHUNK, values.length)];
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      if (dtype == DType.FP16) {
        Half.encode(values, from, chunk, count);
      } else {
        BrainFloat.encode(values, from, chunk, count);
      }
      to.put(chunk, 0, count);
    }
  }

  private static void getHalves(float[] values, DType dtype, ShortBuffer from) {
    short[] chunk = new short[Math.min(CHUNK, values.length)];
    for (int to = 0; to < values.length; to += CHUNK) {
      int count = Math.min(CHUNK, values.length - to);
      from.get(chunk, 0, count);
      if (dtype == DType.FP16) {
        Half.decode(chunk, count, values, to);
      } else {
        BrainFloat.decode(chunk, count, values, to);
      }
    }
  }
}
