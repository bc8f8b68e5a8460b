package org.splitkd.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.splitkd.nn.torch.Norm;

/** Turns the last block's output [B, S, d] into logits [B·S, V]. */
final class LogitHead {

  private LogitHead() {}

  static Tensor logits(Tensor hidden, Tensor norm, Tensor head, double epsilon) {
    Tensor flat = hidden.reshape(-1, hidden.size(2));
    return torch.linear(Norm.apply(flat, norm, epsilon), head);
  }
}
