package org.splitkd.nn.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** Native conversions and those of the codecs are the same to the bit. */
class BridgeTest {

  private static final int ROWS = 257;
  private static final int WIDTH = 63;

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FP32", "FP16", "BF16", "INT8"})
  void shouldRoundAndWidenAsTheCodecsDo(DType dtype) {
    Tensor exact = Tensor.ofFloats(values(), ROWS, WIDTH);

    Tensor rounded =
        NativeScope.unrecorded(
            () -> Bridge.toValue(Bridge.toNative(exact, ScalarType.Float), dtype));
    Tensor widened =
        NativeScope.unrecorded(() -> Bridge.toValue(Bridge.toNative(rounded, ScalarType.Float)));

    assertEquals(exact.as(dtype), rounded);
    assertEquals(rounded.as(DType.FP32), widened);
  }

  /** Values of every magnitude in half precision, including subnormal and too small ones. */
  private static float[] values() {
    SplittableRandom random = new SplittableRandom(11);
    float[] values = new float[ROWS * WIDTH];
    for (int index = 0; index < values.length; index++) {
      values[index] =
          (float) ((2 * random.nextDouble() - 1) * Math.pow(2, random.nextInt(-30, 16)));
    }
    return values;
  }
}
