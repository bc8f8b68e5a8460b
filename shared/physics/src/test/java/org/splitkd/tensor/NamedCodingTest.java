package org.splitkd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.models.TopK;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splitkd.api.codec.Codec;
import org.splitkd.plugin.PluginException;

class NamedCodingTest {

  private static final NamedCoding TWO_LARGEST = new NamedCoding("top-k", TopK.codec(2));

  private static final Tensor VALUES =
      Tensor.ofFloats(new float[] {1, -5, 3, 0, 0, 2, -1, 7}, 2, 4);

  /** Keeps indices 1 and 2 of the first row, 3 and 1 of the second; 6 bytes each. */
  @Test
  void shouldKeepWhatTheCodecKeeps() {
    Tensor sent = TWO_LARGEST.encode(VALUES);

    assertEquals(24, sent.byteCount());
    ByteBuffer bytes = sent.bytes();
    assertEquals(1, bytes.getShort());
    assertEquals(-5, bytes.getFloat());
    assertEquals(2, bytes.getShort());
    assertEquals(3, bytes.getFloat());
    assertArrayEquals(
        new float[] {0, -5, 3, 0, 0, 2, 0, 7}, TWO_LARGEST.decode(sent, 4).toFloats());
    assertEquals(24, TWO_LARGEST.bitsPerElement(4));
    assertEquals(0.09375, TWO_LARGEST.bitsPerElement(1024));
  }

  @Test
  void shouldRefuseWhatAStrangerSends() {
    Tensor other = Tensor.coded("zip", TWO_LARGEST.encode(VALUES).bytes(), 2, 4);
    assertRefused("zip[2, 4]: must be coded by top-k", other);
    assertRefused("FP32[2, 4]: must be coded by top-k", VALUES);
    Tensor wide = Tensor.coded("top-k", ByteBuffer.allocate(24), 2, 1L << 28);
    assertRefused("top-k[2, 268435456] in 24 bytes: must be rows of 4 values in 12 bytes", wide);
    Tensor narrow = Tensor.coded("top-k", ByteBuffer.allocate(23), 2, 4);
    assertRefused("top-k[2, 4] in 23 bytes: must be rows of 4 values in 12 bytes", narrow);
    assertEquals(
        "top-k[2, 4]: must be fp16",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ElementCoding(DType.FP16).decode(TWO_LARGEST.encode(VALUES), 4))
            .getMessage());
    assertThrows(IllegalStateException.class, () -> TWO_LARGEST.encode(VALUES).toFloats());
  }

  /** Index 9 of 4 values. */
  @Test
  void shouldTellWhatTheCodecCannotRead() {
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 9);
    Tensor hostile = Tensor.coded("top-k", bytes.rewind(), 1, 4);

    assertEquals(
        "codec top-k: IllegalArgumentException: place 9 of 4",
        assertThrows(PluginException.class, () -> TWO_LARGEST.decode(hostile, 4)).getMessage());
  }

  @Test
  void shouldTellACodecThatDoesNotKeepItsWord() {
    Codec lazy =
        new Codec() {
          @Override
          public int rowBytes(int width) {
            return width - 1;
          }

          @Override
          public void encode(float[] row, ByteBuffer to) {
            to.put((byte) 1);
          }

          @Override
          public void decode(ByteBuffer from, float[] row) {}
        };
    NamedCoding coding = new NamedCoding("lazy", lazy);

    assertEquals(
        "codec lazy: wrote 1 of 3 bytes of a row",
        assertThrows(PluginException.class, () -> coding.encode(VALUES)).getMessage());
    assertEquals(
        "codec lazy: read 0 of 3 bytes of a row",
        assertThrows(
                PluginException.class,
                () -> coding.decode(Tensor.coded("lazy", ByteBuffer.allocate(6), 2, 4), 4))
            .getMessage());
    assertTrue(
        String.valueOf(
                assertThrows(PluginException.class, () -> coding.bitsPerElement(1)).getMessage())
            .startsWith("codec lazy: 0 bytes for a row of 1"));
  }

  /** An element type as a codec keeps the same values and takes the same bits as its elements. */
  @ParameterizedTest
  @EnumSource(names = {"FP32", "FP16", "BF16", "INT8"})
  void shouldBeAnElementTypeRowByRow(DType dtype) {
    NamedCoding rows = new NamedCoding("rows", new ElementCodec(dtype));

    assertArrayEquals(VALUES.as(dtype).toFloats(), rows.decode(rows.encode(VALUES), 4).toFloats());
    assertEquals(dtype.bitsPerElement(4), rows.bitsPerElement(4));
  }

  private static void assertRefused(String message, Tensor tensor) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> TWO_LARGEST.decode(tensor, 4))
            .getMessage());
  }
}
