package org.splitkd.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Rows of eight-bit steps, each with its own scale: first all steps, then all scales. */
final class Int8 {

  private static final int MOST_STEPS = 127;

  private static final int MAGNITUDE = 0x7fff_ffff;
  private static final int INFINITY = 0x7f80_0000;

  /** Adding it to a number of magnitude up to 2²² leaves the nearest integer in the low bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private Int8() {}

  /** Scales each row so that its largest magnitude becomes 127; a row of zeros has scale 0. */
  static void encode(float[] values, Shape shape, ByteBuffer bytes) {
    int rows = (int) shape.rows();
    int width = (int) shape.width();
    byte[] steps = new byte[values.length];
    float[] scales = new float[rows];
    for (int row = 0; row < rows; row++) {
      int most = 0;
      int end = (row + 1) * width;
      for (int index = row * width; index < end; index++) {
        // The magnitudes of floats sort like their bits; only NaN sorts above infinity.
        most = Math.max(most, Float.floatToRawIntBits(values[index]) & MAGNITUDE);
      }
      if (most >= INFINITY) {
        throw new IllegalArgumentException(
            "row " + row + " of INT8" + shape + " holds " + Float.intBitsToFloat(most));
      }
      if (most == 0) {
        continue;
      }
      float scale = scale(Float.intBitsToFloat(most));
      scales[row] = scale;
      for (int index = row * width; index < end; index++) {
        steps[index] = (byte) Float.floatToRawIntBits(values[index] / scale + ROUNDER);
      }
    }
    bytes.put(steps).asFloatBuffer().put(scales);
    bytes.rewind();
  }

  static void decode(float[] values, int width, ByteBuffer bytes) {
    byte[] steps = new byte[values.length];
    FloatBuffer scales = bytes.get(steps).asFloatBuffer();
    for (int from = 0; from < values.length; from += width) {
      float scale = scales.get();
      for (int index = from; index < from + width; index++) {
        values[index] = steps[index] * scale;
      }
    }
  }

  private static float scale(float most) {
    float scale = most / MOST_STEPS;
    if (scale < Float.MIN_NORMAL && scale * (double) MOST_STEPS < most) {
      return Math.nextUp(scale); // too few bits remain: most would take more than 127 steps
    }
    // 127 steps make the largest float infinite.
    return scale * MOST_STEPS == Float.POSITIVE_INFINITY ? Math.nextDown(scale) : scale;
  }
}
