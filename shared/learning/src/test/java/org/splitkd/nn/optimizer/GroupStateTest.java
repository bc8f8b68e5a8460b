package org.splitkd.nn.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

class GroupStateTest {

  private static final GroupState GROUP =
      new GroupState(
          List.of(
              new TensorState(floats(1.5f, -2.25f), floats(1e-3f, 3), floats(1e-9f, 4)),
              new TensorState(floats(1e-3f), floats(-5), floats(6))));

  @Test
  void shouldSendAllValuesThenAllFirstThenAllSecondMoments() {
    List<Tensor> encoded = GROUP.encoded(DType.FP16, DType.BF16);

    assertEquals(
        List.of(DType.FP16, DType.FP16, DType.BF16, DType.BF16, DType.BF16, DType.BF16),
        encoded.stream().map(Tensor::dtype).toList());
    assertArrayEquals(new float[] {1.5f, -2.25f}, encoded.get(0).toFloats());
    assertArrayEquals(new float[] {-5}, encoded.get(3).toFloats());
    assertArrayEquals(new float[] {6}, encoded.get(5).toFloats());
  }

  @Test
  void shouldComeBackAsItWasInFullPrecision() {
    assertEquals(GROUP, GroupState.decoded(GROUP.encoded(DType.FP32, DType.FP32)));
  }

  /** 1e-9 would be 0 in FP16; BF16 keeps 8 bits of it. */
  @Test
  void shouldComeBackRoundedToWhatWasSent() {
    GroupState decoded = GroupState.decoded(GROUP.encoded(DType.FP16, DType.BF16));

    assertEquals(DType.FP32, decoded.tensors().get(0).value().dtype());
    // 1e-3 in FP16: 1049 · 2^-20.
    assertEquals(1049 / (double) (1 << 20), decoded.tensors().get(1).value().toFloats()[0]);
    assertEquals(1e-9f, decoded.tensors().get(0).variance().toFloats()[0], 1e-9f / 256);
  }

  @Test
  void shouldBeginWithoutMoments() {
    TensorState state = GroupState.of(List.of(floats(1, 2).as(DType.BF16))).tensors().get(0);

    assertEquals(new TensorState(floats(1, 2), floats(0, 0), floats(0, 0)), state);
  }

  @Test
  void shouldRefuseWhatIsNotThreefold() {
    List<Tensor> four = List.of(floats(1), floats(2), floats(3), floats(4));

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> GroupState.decoded(four));

    assertEquals("4 tensors: must be a multiple of 3", refused.getMessage());
  }

  private static Tensor floats(float... values) {
    return Tensor.ofFloats(values, values.length);
  }
}
