package org.splitkd.nn.optimizer;

import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/** A trained tensor with the two moments that AdamW keeps of its gradient, all of one shape. */
public record TensorState(Tensor value, Tensor momentum, Tensor variance) {

  /** A tensor that has not been trained yet. */
  static TensorState untrained(Tensor value) {
    float[] zeros = new float[Math.toIntExact(value.elements())];
    Tensor none = Tensor.ofFloats(zeros, value.shape());
    return new TensorState(value.as(DType.FP32), none, none);
  }
}
