package org.splitkd.nn.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A large matrix product, to measure the best throughput of the machine. */
public final class MatrixProduct {

  private MatrixProduct() {}

  /** Multiplies two square FP32 matrices {@code times} times: 2·size³ FLOP each. */
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
