package org.splitkd.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares FP16 and BF16 with numpy and exact arithmetic, see reference/halves.py. */
class SixteenBitFloatTest {

  private static final int PATTERNS = 1 << 16;

  @ParameterizedTest
  @CsvFileSource(resources = "/tensor/halves.csv")
  void shouldRoundToNearestEven(String binary32, String binary16, String bfloat16) {
    float value = Float.intBitsToFloat(HexFormat.fromHexDigits(binary32));

    assertEquals(binary16, bits(DType.FP16, value));
    assertEquals(bfloat16, bits(DType.BF16, value));
  }

  @ParameterizedTest
  @CsvSource({"FP16, 58a2254b", "BF16, 1fad2086"})
  void shouldDecodeEveryNumberAsTheReference(DType dtype, String checksum) {
    float[] values = every(dtype).toFloats();

    ByteBuffer numbers = ByteBuffer.allocate(4 * PATTERNS).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      if (!Float.isNaN(value)) {
        numbers.putFloat(value);
      }
    }
    CRC32 crc = new CRC32();
    crc.update(numbers.flip());
    assertEquals(checksum, HexFormat.of().toHexDigits((int) crc.getValue()));
  }

  @ParameterizedTest
  @EnumSource(names = {"FP16", "BF16"})
  void shouldEncodeEveryPatternToItself(DType dtype) {
    float[] values = every(dtype).toFloats();

    ByteBuffer again = Tensor.encode(values, dtype, PATTERNS).bytes();
    int notNumbers = 0;
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      if (Float.isNaN(values[pattern])) {
        notNumbers++;
        short encoded = again.getShort(2 * pattern);
        assertTrue(Float.isNaN(decode(dtype, encoded)), Integer.toHexString(pattern));
      } else {
        assertEquals((short) pattern, again.getShort(2 * pattern), Integer.toHexString(pattern));
      }
    }
    // every non-zero fraction with the highest exponent, for both signs
    assertEquals(2 * (dtype == DType.FP16 ? 1023 : 127), notNumbers);
  }

  @Property
  void shouldKeepNotANumber(@ForAll int fraction, @ForAll boolean negative) {
    int quietOrSignalling = 0x7f80_0000 | Math.max(1, fraction & 0x7f_ffff);
    float notANumber =
        Float.intBitsToFloat(negative ? ~0x7fff_ffff | quietOrSignalling : quietOrSignalling);

    for (DType dtype : new DType[] {DType.FP16, DType.BF16}) {
      float decoded = Tensor.encode(new float[] {notANumber}, dtype, 1).toFloats()[0];
      assertTrue(Float.isNaN(decoded));
    }
  }

  @Property(tries = 20_000)
  void shouldErrByHalfAUnitAtMost(@ForAll int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Math.abs(value) < 65_520) {
      assertErrorWithinHalfAUnit(DType.FP16, value, Math.max(Math.getExponent(value), -14) - 10);
    }
    if (Math.abs(value) <= 0x1.fep127f) {
      assertErrorWithinHalfAUnit(DType.BF16, value, Math.max(Math.getExponent(value), -126) - 7);
    }
  }

  @Property
  void shouldErrByHalfAUnitAtMostWhereFp16IsSubnormal(@ForAll int bits) {
    float value = bits * 0x1p-45f;
    assertErrorWithinHalfAUnit(DType.FP16, value, -24);
  }

  @Test
  void shouldConvertTensorsLongerThanOneChunk() {
    float[] values = new float[10_001];
    for (int index = 0; index < values.length; index++) {
      values[index] = index % 128 - 64; // exact in all types
    }
    for (DType dtype : new DType[] {DType.FP16, DType.BF16}) {
      float[] decoded = Tensor.encode(values, dtype, values.length).toFloats();
      for (int index = 0; index < values.length; index++) {
        assertEquals(values[index], decoded[index]);
      }
    }
  }

  private static void assertErrorWithinHalfAUnit(DType dtype, float value, int unitExponent) {
    double error =
        Math.abs(Tensor.encode(new float[] {value}, dtype, 1).toFloats()[0] - (double) value);
    assertTrue(
        error <= Math.scalb(0.5, unitExponent), () -> dtype + " of " + value + ": error " + error);
  }

  private static String bits(DType dtype, float value) {
    return HexFormat.of()
        .toHexDigits(Tensor.encode(new float[] {value}, dtype, 1).bytes().getShort());
  }

  private static float decode(DType dtype, short pattern) {
    ByteBuffer bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(0, pattern);
    return Tensor.of(dtype, bytes, 1).toFloats()[0];
  }

  private static Tensor every(DType dtype) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * PATTERNS).order(ByteOrder.LITTLE_ENDIAN);
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      bytes.putShort((short) pattern);
    }
    return Tensor.of(dtype, bytes.flip(), PATTERNS);
  }
}
