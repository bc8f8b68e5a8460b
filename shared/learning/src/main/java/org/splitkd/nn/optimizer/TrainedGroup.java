package org.splitkd.nn.optimizer;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.nn.torch.NativeScope;

/** The native tensors of one group, updated together. */
public final class TrainedGroup implements AutoCloseable {

  private final List<Trained> tensors;

  private TrainedGroup(List<Trained> tensors) {
    this.tensors = tensors;
  }

  public static TrainedGroup of(GroupState state, ScalarType type) {
    return new TrainedGroup(
        state.tensors().stream().map(tensor -> Trained.of(tensor, type)).toList());
  }

  /** Returns the tensor at an index in the order of the state. */
  public Tensor value(int index) {
    return tensors.get(index).value();
  }

  public List<Trained> tensors() {
    return tensors;
  }

  public GroupState state() {
    return NativeScope.unrecorded(
        () -> new GroupState(tensors.stream().map(Trained::state).toList()));
  }

  @Override
  public void close() {
    tensors.forEach(Trained::close);
  }
}
