package org.splitkd.tensor;

/** IEEE 754 binary16. The JDK has these conversions since version 20. */
final class Half {

  private static final int FRACTION_BITS = 10;

  /** Additional fraction bits of a binary32. */
  private static final int SHIFT = 13;

  /** Difference of the exponent biases, 127 − 15. */
  private static final int REBIAS = 112;

  /** 2⁻²⁴, the smallest subnormal. */
  private static final float UNIT = 0x1p-24f;

  private static final int INFINITY = 0x7c00;
  private static final int QUIET = 0x0200;

  private static final int FLOAT_INFINITY = 0x7f80_0000;
  private static final int FLOAT_65536 = 0x4780_0000;
  private static final int FLOAT_LEAST_NORMAL = 0x3880_0000; // 2⁻¹⁴
  private static final int FLOAT_ONE_HALF = 0x3f00_0000;

  private Half() {}

  /** Rounds to nearest, ties to even; values too large become infinite. */
  static short ofFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fff_ffff;
    if (magnitude >= FLOAT_65536) {
      boolean number = magnitude <= FLOAT_INFINITY;
      int rest = number ? 0 : QUIET | ((magnitude >> SHIFT) & 0x3ff);
      return (short) (sign | INFINITY | rest);
    }
    if (magnitude < FLOAT_LEAST_NORMAL) {
      // A subnormal is a multiple of 2⁻²⁴, the last place of ½: adding ½ rounds to it.
      float shifted = Float.intBitsToFloat(magnitude) + 0.5f;
      return (short) (sign | (Float.floatToRawIntBits(shifted) - FLOAT_ONE_HALF));
    }
    // The rounding carry may propagate into the exponent, up to infinity, which is correct.
    int odd = (magnitude >>> SHIFT) & 1;
    int rounded = magnitude - (REBIAS << 23) + 0xfff + odd;
    return (short) (sign | (rounded >>> SHIFT));
  }

  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >> FRACTION_BITS) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * UNIT));
    }
    int rebiased = exponent == 0x1f ? 0xff : exponent + REBIAS;
    return Float.intBitsToFloat(sign | (rebiased << 23) | (fraction << SHIFT));
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
