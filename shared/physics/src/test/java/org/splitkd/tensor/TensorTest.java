package org.splitkd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {

  @Test
  void shouldLayElementsOutLittleEndianInRowMajorOrder() {
    ByteBuffer floats = Tensor.ofFloats(new float[] {1, -2}, 1, 2).bytes();
    ByteBuffer ints = Tensor.ofInts(new int[] {0x04030201}, 1).bytes();

    assertArrayEquals(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0}, array(floats));
    assertArrayEquals(new byte[] {1, 2, 3, 4}, array(ints));
  }

  @Test
  void shouldKnowItsRows() {
    Tensor tensor = Tensor.ofFloats(new float[24], 2, 3, 4);

    assertEquals(6, tensor.rows());
    assertEquals(4, tensor.width());
    assertEquals(24, tensor.elements());
    assertEquals(96, tensor.byteCount());
    assertArrayEquals(new long[] {2, 3, 4}, tensor.shape());
    assertEquals("FP32[2, 3, 4]", tensor.toString());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"INT32", "CODED"},
      mode = EnumSource.Mode.EXCLUDE)
  void shouldTakeScalars(DType dtype) {
    Tensor scalar = Tensor.encode(new float[] {-3}, dtype);

    assertEquals(1, scalar.rows());
    assertEquals(1, scalar.elements());
    assertEquals(dtype == DType.INT8 ? 5 : dtype.bytes(1, 1), scalar.byteCount());
    assertArrayEquals(new float[] {-3}, scalar.toFloats(), 1e-6f);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CODED")
  void shouldTakeNoElements(DType dtype) {
    Tensor empty = Tensor.of(dtype, ByteBuffer.allocate(0), 2, 0, 5);

    assertEquals(0, empty.elements());
    assertEquals(0, empty.byteCount());
    assertEquals(0, dtype == DType.INT32 ? empty.toInts().length : empty.toFloats().length);
  }

  @ParameterizedTest
  @CsvSource({"FP32, 24", "FP16, 12", "BF16, 12", "INT8, 14", "INT32, 24"})
  void shouldRejectAnotherNumberOfBytes(DType dtype, int bytes) {
    assertEquals(bytes, Tensor.of(dtype, ByteBuffer.allocate(bytes), 2, 3).byteCount());
    for (int wrong : new int[] {0, bytes - 1, bytes + 1}) {
      assertEquals(
          dtype + "[2, 3] takes " + bytes + " bytes, not " + wrong,
          refusal(() -> Tensor.of(dtype, ByteBuffer.allocate(wrong), 2, 3)));
    }
  }

  @Test
  void shouldRejectAnotherNumberOfValues() {
    String message = "shape [2, 3] has 6 elements, not 7";
    assertEquals(message, refusal(() -> Tensor.ofFloats(new float[7], 2, 3)));
    assertEquals(message, refusal(() -> Tensor.ofInts(new int[7], 2, 3)));
    assertEquals(
        "shape [2, 0] has 0 elements, not 1",
        refusal(() -> Tensor.encode(new float[1], DType.FP16, 2, 0)));
  }

  @Test
  void shouldRejectImpossibleShapes() {
    ByteBuffer none = ByteBuffer.allocate(0);
    assertEquals(
        "shape [-1, -1] has a negative dimension",
        refusal(() -> Tensor.of(DType.FP32, none, -1, -1)));
    assertEquals(
        "shape [4294967296, 4294967296] has too many elements",
        refusal(() -> Tensor.of(DType.FP32, none, 1L << 32, 1L << 32)));
    assertEquals(
        "shape [4294967296, 4294967296, 0] has too many elements",
        refusal(() -> Tensor.of(DType.FP32, none, 1L << 32, 1L << 32, 0)));
    assertEquals(
        "FP32[9223372036854775807] takes more bytes than a buffer can hold",
        refusal(() -> Tensor.of(DType.FP32, none, Long.MAX_VALUE)));
    assertEquals(
        "INT8[1099511627776, 0] takes more bytes than a buffer can hold",
        refusal(() -> Tensor.of(DType.INT8, none, 1L << 40, 0)));
  }

  @Test
  void shouldNotMixFloatsAndIntegers() {
    Tensor tokens = Tensor.ofInts(new int[] {1, 2}, 2);
    Tensor floats = Tensor.ofFloats(new float[] {1, 2}, 2);

    assertEquals("INT32 holds no floats", refusal(() -> floats.as(DType.INT32)));
    assertThrows(IllegalStateException.class, tokens::toFloats);
    assertThrows(IllegalStateException.class, () -> tokens.as(DType.FP32));
    assertThrows(IllegalStateException.class, floats::toInts);
    assertArrayEquals(new int[] {1, 2}, tokens.toInts());
    assertSame(tokens, tokens.as(DType.INT32));
  }

  @Test
  void shouldTakeOnlyTheRemainingBytesOfItsBuffer() {
    ByteBuffer direct = ByteBuffer.allocateDirect(16).order(ByteOrder.LITTLE_ENDIAN);
    direct.putFloat(4, 1.5f).putFloat(8, 2.5f).position(4).limit(12);

    Tensor tensor = Tensor.of(DType.FP32, direct, 2);

    assertArrayEquals(new float[] {1.5f, 2.5f}, tensor.toFloats());
    assertEquals(4, direct.position());
    assertEquals(Tensor.ofFloats(new float[] {1.5f, 2.5f}, 2), tensor);
  }

  @Test
  void shouldNotLetItsValueBeChanged() {
    long[] shape = {2};
    Tensor tensor = Tensor.ofFloats(new float[] {1, 2}, shape);

    shape[0] = 9;
    tensor.shape()[0] = 9;
    tensor.bytes().position(4);

    assertThrows(ReadOnlyBufferException.class, () -> tensor.bytes().put((byte) 1));
    assertEquals(Tensor.ofFloats(new float[] {1, 2}, 2), tensor);
  }

  @Test
  void shouldEqualOnlyTheSameTypeShapeAndBytes() {
    Tensor tensor = Tensor.encode(new float[] {1, 2}, DType.FP16, 2);

    assertEquals(Tensor.encode(new float[] {1, 2}, DType.FP16, 2), tensor);
    assertEquals(Tensor.encode(new float[] {1, 2}, DType.FP16, 2).hashCode(), tensor.hashCode());
    assertNotEquals(Tensor.encode(new float[] {1, 2}, DType.FP16, 2, 1), tensor);
    assertNotEquals(Tensor.encode(new float[] {1, 3}, DType.FP16, 2), tensor);
    assertNotEquals(Tensor.of(DType.BF16, tensor.bytes(), 2), tensor);
  }

  @Test
  void shouldNameTheTypesThatScenariosChooseFrom() {
    Map<String, DType> choices = DType.labelled(DType.values());

    assertEquals(
        List.of("fp32", "fp16", "bf16", "int8", "int32", "coded"), List.copyOf(choices.keySet()));
    assertEquals(DType.BF16, choices.get("bf16"));
    assertEquals("bf16", DType.BF16.label());
  }

  @Test
  void shouldCountTheScaleOfARowInItsBits() {
    assertEquals(16, DType.FP16.bitsPerElement(256));
    assertEquals(8.125, DType.INT8.bitsPerElement(256)); // 32 bits of scale over 256 elements
    assertThrows(IllegalArgumentException.class, () -> DType.INT8.bitsPerElement(0));
    assertThrows(ArithmeticException.class, () -> DType.FP32.bytes(1L << 40, 1L << 40));
  }

  private static String refusal(Executable attempt) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, attempt).getMessage());
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] array = new byte[buffer.remaining()];
    buffer.get(array);
    return array;
  }
}
