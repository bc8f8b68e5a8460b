package org.splitkd.nn.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A large matrix product: what the machine gives at best. */
public final class MatrixProduct {

  private MatrixProduct() {}

  /** Multiplies two square FP32 matrices so many times: 2·size³ FLOP each. */
  public static void run(int size, int times) {
    NativeScope.run(
        () -> {
          Tensor left = torch.rand(size, size);
          Tensor right = torch.rand(size, size);
          for (int time = 0; time < times; time++) {
            torch.matmul(left, right);
          }
        });
  }
}
