package org.splitkd.distillation;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.tensor.Tensor;

/** Device-side parameters as they travel: the tensors of block after block, values and moments. */
public final class BlockGroups {

  private BlockGroups() {}

  /** In the element types of the wire. */
  public static List<Tensor> encoded(List<GroupState> blocks, Wire wire) {
    List<Tensor> tensors = new ArrayList<>();
    blocks.forEach(block -> tensors.addAll(block.encoded(wire.parameters(), wire.optimizer())));
    return tensors;
  }

  /**
   * The states of {@code count} blocks.
   *
   * @throws IllegalArgumentException if the tensors are not those of so many
   */
  public static List<GroupState> decoded(List<Tensor> tensors, int count) {
    if (tensors.isEmpty() || tensors.size() % count != 0) {
      throw new IllegalArgumentException(tensors.size() + " tensors for " + count + " blocks");
    }
    int each = tensors.size() / count;
    List<GroupState> blocks = new ArrayList<>();
    for (int block = 0; block < count; block++) {
      blocks.add(GroupState.decoded(tensors.subList(block * each, (block + 1) * each)));
    }
    return blocks;
  }
}
