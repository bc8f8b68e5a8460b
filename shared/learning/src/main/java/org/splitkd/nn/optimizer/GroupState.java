package org.splitkd.nn.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

/**
 * The trained tensors of one block, or of the final norm, with their optimiser state. A group is
 * sent as a unit, and its gradient is clipped as a unit.
 */
public record GroupState(List<TensorState> tensors) {

  public GroupState {
    tensors = List.copyOf(tensors);
  }

  /** Returns a group of untrained tensors. */
  public static GroupState of(List<Tensor> values) {
    return new GroupState(values.stream().map(TensorState::untrained).toList());
  }

  /** Returns all values, then all first moments, then all second moments: the order for sending. */
  public List<Tensor> encoded(DType parameters, DType optimizer) {
    List<Tensor> encoded = new ArrayList<>();
    tensors.forEach(tensor -> encoded.add(tensor.value().as(parameters)));
    tensors.forEach(tensor -> encoded.add(tensor.momentum().as(optimizer)));
    tensors.forEach(tensor -> encoded.add(tensor.variance().as(optimizer)));
    return encoded;
  }

  /** Rebuilds a group from the tensors of {@link #encoded}. */
  public static GroupState decoded(List<Tensor> encoded) {
    int count = encoded.size() / 3;
    if (count * 3 != encoded.size()) {
      throw new IllegalArgumentException(encoded.size() + " tensors: must be a multiple of 3");
    }
    List<TensorState> tensors = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      tensors.add(
          new TensorState(
              encoded.get(index).as(DType.FP32),
              encoded.get(count + index).as(DType.FP32),
              encoded.get(2 * count + index).as(DType.FP32)));
    }
    return new GroupState(tensors);
  }
}
