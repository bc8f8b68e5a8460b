package org.splitkd.nn.optimizer;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.Kept;
import org.splitkd.nn.torch.NativeScope;

/** A native tensor that is trained, with its optimiser state. */
public final class Trained implements AutoCloseable {

  private final Kept value;
  private final Kept momentum;
  private final Kept variance;

  private Trained(Kept value, Kept momentum, Kept variance) {
    this.value = value;
    this.momentum = momentum;
    this.variance = variance;
  }

  static Trained of(TensorState state, ScalarType type) {
    return NativeScope.unrecorded(
        () ->
            new Trained(
                Kept.of(Bridge.toNative(state.value(), type).set_requires_grad(true)),
                Kept.of(Bridge.toNative(state.momentum(), type)),
                Kept.of(Bridge.toNative(state.variance(), type))));
  }

  public Tensor value() {
    return value.get();
  }

  public Tensor momentum() {
    return momentum.get();
  }

  public Tensor variance() {
    return variance.get();
  }

  TensorState state() {
    return new TensorState(
        Bridge.toValue(value()), Bridge.toValue(momentum()), Bridge.toValue(variance()));
  }

  @Override
  public void close() {
    value.close();
    momentum.close();
    variance.close();
  }
}
