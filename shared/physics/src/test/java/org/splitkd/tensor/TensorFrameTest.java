package org.splitkd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TensorFrameTest {

  @Test
  void shouldLayBytesOutAsDrawn() {
    Tensor tensor = Tensor.encode(new float[] {1, -2}, DType.FP16, 2, 1);
    ByteBuffer buffer = ByteBuffer.allocate((int) TensorFrame.byteCount(tensor));

    TensorFrame.write(tensor, buffer);

    String type = "02" + "02" + "0000" + "04000000";
    String dimensions = "0200000000000000" + "0100000000000000";
    assertEquals(type + dimensions + "003c" + "00c0", HexFormat.of().formatHex(buffer.array()));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CODED")
  void shouldReadWhatItWrote(DType dtype) {
    Tensor tensor =
        dtype == DType.INT32
            ? Tensor.ofInts(new int[] {1, 2, 3, 4, 5, 6}, 2, 3)
            : Tensor.encode(new float[] {1, 2, 3, 4, 5, 6}, dtype, 2, 3);
    ByteBuffer buffer = ByteBuffer.allocateDirect(100).position(3);

    TensorFrame.write(tensor, buffer);
    assertEquals(3 + TensorFrame.byteCount(tensor), buffer.position());
    buffer.position(3);
    Tensor read = TensorFrame.read(buffer);

    assertEquals(tensor, read);
    assertEquals(3 + TensorFrame.byteCount(tensor), buffer.position());
    assertEquals(ByteOrder.BIG_ENDIAN, buffer.order());
  }

  /** The name is between dimensions and elements. */
  @Test
  void shouldCarryTheNameOfACodec() {
    ByteBuffer rows = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6});
    Tensor tensor = Tensor.coded("top-k", rows, 2, 100);
    byte[] frame = new byte[(int) TensorFrame.byteCount(tensor)];

    TensorFrame.write(tensor, ByteBuffer.wrap(frame));

    String type = "06" + "02" + "0500" + "06000000";
    String dimensions = "0200000000000000" + "6400000000000000";
    String name = "746f702d6b";
    assertEquals(type + dimensions + name + "010203040506", HexFormat.of().formatHex(frame));
    assertEquals(tensor, TensorFrame.read(ByteBuffer.wrap(frame)));
    assertEquals("top-k[2, 100]", tensor.toString());
  }

  @Test
  void shouldNotShareItsBytesWithTheBuffer() {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    TensorFrame.write(Tensor.ofFloats(new float[] {1, 2}, 2), buffer);

    Tensor read = TensorFrame.read(buffer.flip());
    buffer.clear().put(new byte[100]);

    assertArrayEquals(new float[] {1, 2}, read.toFloats());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "010000                           | the start of a tensor takes 8 bytes, there are 3",
        "0000000000000000                 | a tensor of unknown type 0",
        "0700000000000000                 | a tensor of unknown type 7",
        "0600000000000000                 | a tensor of a codec whose name has 0 bytes",
        "0600410000000000                 | a tensor of a codec whose name has 65 bytes",
        "060003000000000061               | the name of a codec takes 3 bytes, there are 1",
        "06000200000000004161             | a coded tensor without a valid codec name",
        "06000200000000002d61             | a coded tensor without a valid codec name",
        "0601010001000000ffffffffffffffff6107 | shape [-1] has a negative dimension",
        "0109000000000000                 | a tensor of 9 dimensions",
        "01ff000000000000                 | a tensor of 255 dimensions",
        "0100010000000000                 | a tensor with reserved bytes set",
        "010200000400000001000000         | the dimensions of a tensor takes 16 bytes, there are 4",
        "0100000004000000000000           | the elements of a tensor takes 4 bytes, there are 3",
        "01000000ffffff7f00000000         | the elements of a tensor takes 2147483647 bytes, there are 4",
        "01000000ffffffff00000000         | the elements of a tensor takes -1 bytes, there are 4",
        "010000000300000000000000         | FP32[] takes 4 bytes, not 3",
        "0101000000000000ffffffffffffffff | shape [-1] has a negative dimension",
        "0101000000000000ffffffffffffff7f | FP32[9223372036854775807] takes more bytes than a buffer can hold",
        "010200000000000000000000010000000000000001000000 | shape [4294967296, 4294967296] has too many elements"
      })
  void shouldRejectWhatIsNoTensor(String hex, String message) {
    ByteBuffer buffer = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> TensorFrame.read(buffer));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void shouldWriteNothingWhereItDoesNotFit() {
    Tensor tensor = Tensor.ofFloats(new float[] {1, 2}, 2);
    ByteBuffer small = ByteBuffer.allocate((int) TensorFrame.byteCount(tensor) - 1);

    assertThrows(BufferOverflowException.class, () -> TensorFrame.write(tensor, small));
    assertEquals(0, small.position());
    assertArrayEquals(new byte[small.capacity()], small.array());
  }

  @Test
  void shouldRefuseToWriteMoreDimensionsThanItReads() {
    Tensor tensor = Tensor.ofFloats(new float[] {1}, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThrows(
        IllegalArgumentException.class, () -> TensorFrame.write(tensor, ByteBuffer.allocate(100)));
  }
}
