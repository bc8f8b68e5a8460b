package org.splitkd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Int8Test {

  @Test
  void shouldPutAllStepsBeforeAllScales() {
    float[] values = {127, -1, 0.4f, -254, 127, 0};

    ByteBuffer bytes = Tensor.encode(values, DType.INT8, 2, 3).bytes();

    assertEquals(6 + 2 * 4, bytes.remaining());
    byte[] steps = new byte[6];
    bytes.get(steps);
    // by hand: 0.4 of scale 1 is 0; 127 is 63.5 steps of 2, rounded to the even 64
    assertArrayEquals(new byte[] {127, -1, 0, -127, 64, 0}, steps);
    assertEquals(1f, bytes.getFloat());
    assertEquals(2f, bytes.getFloat());
  }

  @Property
  void shouldErrByHalfAScaleAtMost(
      @ForAll @Size(24) int[] bits, @ForAll @IntRange(min = -140, max = 127) int exponent) {
    float[] values = new float[bits.length];
    for (int index = 0; index < values.length; index++) {
      values[index] = Math.scalb(bits[index] * 0x1p-31f, exponent);
    }
    assertErrorWithinHalfAScale(values, 4, 6);
  }

  @Property
  void shouldErrByHalfAScaleAtMostWhereScalesAreSubnormal(@ForAll @Size(6) short[] multiples) {
    float[] values = new float[multiples.length];
    for (int index = 0; index < values.length; index++) {
      values[index] = multiples[index] * Float.MIN_VALUE;
    }
    assertErrorWithinHalfAScale(values, 2, 3);
  }

  @Test
  void shouldKeepRowsOfZerosAndOfExtremes() {
    float[] values = {0, -0f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, 0, 1e-30f, 1e30f};

    float[] decoded = Tensor.encode(values, DType.INT8, 4, 2).toFloats();

    assertEquals(0f, decoded[0]);
    assertEquals(0f, decoded[1]);
    assertEquals(Float.MAX_VALUE, decoded[2], Float.MAX_VALUE * 1e-6f);
    assertEquals(-Float.MAX_VALUE, decoded[3], Float.MAX_VALUE * 1e-6f);
    assertEquals(Float.MIN_VALUE, decoded[4]);
    assertEquals(0f, decoded[5]);
    assertEquals(0f, decoded[6]);
    assertEquals(1e30f, decoded[7], 1e24f);
    assertErrorWithinHalfAScale(values, 4, 2);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void shouldNameTheRowOfAValueThatIsNotFinite(float value) {
    float[] values = new float[12];
    values[7] = value;

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Tensor.encode(values, DType.INT8, 2, 2, 3));

    String magnitude = Float.toString(Math.abs(value));
    assertEquals("row 2 of INT8[2, 2, 3] holds " + magnitude, refused.getMessage());
  }

  @Test
  void shouldTakeRowsWithoutElements() {
    Tensor tensor = Tensor.encode(new float[0], DType.INT8, 3, 0);

    assertEquals(12, tensor.byteCount());
    assertEquals(0, tensor.toFloats().length);
  }

  /** Rounding of the codec's quotient and product adds 2⁻²⁴ of up to 127 scales. */
  private static void assertErrorWithinHalfAScale(float[] values, int rows, int width) {
    Tensor tensor = Tensor.encode(values, DType.INT8, rows, width);
    float[] decoded = tensor.toFloats();
    for (int index = 0; index < values.length; index++) {
      double scale = tensor.bytes().getFloat(values.length + 4 * (index / width));
      double error = Math.abs(decoded[index] - (double) values[index]);
      int at = index;
      assertTrue(
          error <= scale * 0.50002, () -> values[at] + " became " + decoded[at] + " of " + scale);
    }
  }
}
