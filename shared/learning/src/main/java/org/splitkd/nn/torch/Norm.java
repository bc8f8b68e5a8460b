package org.splitkd.nn.torch;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** RMSNorm: x / √(mean(x²) + ε) · w over the last axis. */
public final class Norm {

  private Norm() {}

  public static Tensor apply(Tensor input, Tensor weight, double epsilon) {
    return torch.rms_norm(
        input,
        new long[] {weight.size(0)},
        new TensorOptional(weight),
        new DoubleOptional(epsilon));
  }
}
