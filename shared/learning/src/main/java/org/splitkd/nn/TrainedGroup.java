package org.splitkd.nn;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The native tensors of one group, updated together. */
final class TrainedGroup implements AutoCloseable {

  private final List<Trained> tensors;

  private TrainedGroup(List<Trained> tensors) {
    this.tensors = tensors;
  }

  static TrainedGroup of(GroupState state, ScalarType type) {
    return new TrainedGroup(
        state.tensors().stream().map(tensor -> Trained.of(tensor, type)).toList());
  }

  /** A tensor, in the order of the state. */
  Tensor value(int index) {
    return tensors.get(index).value();
  }

  List<Trained> tensors() {
    return tensors;
  }

  GroupState state() {
    return NativeScope.unrecorded(
        () -> new GroupState(tensors.stream().map(Trained::state).toList()));
  }

  @Override
  public void close() {
    tensors.forEach(Trained::close);
  }
}
