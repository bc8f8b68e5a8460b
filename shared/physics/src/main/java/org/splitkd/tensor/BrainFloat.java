package org.splitkd.tensor;

/** bfloat16: the upper half of a binary32. */
final class BrainFloat {

  private static final int QUIET = 0x0040;

  private BrainFloat() {}

  /** Rounds to nearest, ties to even; values too large become infinite. */
  static short ofFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) (bits >>> 16 | QUIET);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }

  static float toFloat(short upper) {
    return Float.intBitsToFloat(upper << 16);
  }

  static void encode(float[] from, int first, short[] to, int count) {
    for (int index = 0; index < count; index++) {
      to[index] = ofFloat(from[first + index]);
    }
  }

  static void decode(short[] from, int count, float[] to, int first) {
    for (int index = 0; index < count; index++) {
      to[first + index] = toFloat(from[index]);
    }
  }
}
