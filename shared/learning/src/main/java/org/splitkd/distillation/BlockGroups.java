package org.splitkd.distillation;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.tensor.Coding;
import org.splitkd.tensor.Tensor;

/** Wire form of device-side parameters: the values and moments of each block, block by block. */
public final class BlockGroups {

  private BlockGroups() {}

  /** Encodes the blocks with the codings of the wire. */
  public static List<Tensor> encoded(List<GroupState> blocks, Wire wire) {
    List<Tensor> tensors = new ArrayList<>();
    Coding coding = wire.parameters();
    for (GroupState block : blocks) {
      List<Tensor> encoded = block.encoded(coding.carrier(), wire.optimizer());
      int values = encoded.size() / 3;
      encoded.subList(0, values).forEach(tensor -> tensors.add(coding.encode(tensor)));
      tensors.addAll(encoded.subList(values, encoded.size()));
    }
    return tensors;
  }

  /**
   * Decodes the states of {@code count} blocks.
   *
   * @throws IllegalArgumentException if the tensors do not form {@code count} blocks or are not
   *     encoded as the wire specifies
   */
  public static List<GroupState> decoded(List<Tensor> tensors, int count, Wire wire) {
    if (tensors.isEmpty() || tensors.size() % count != 0) {
      throw new IllegalArgumentException(tensors.size() + " tensors for " + count + " blocks");
    }
    int each = tensors.size() / count;
    List<GroupState> blocks = new ArrayList<>();
    for (int block = 0; block < count; block++) {
      List<Tensor> group = new ArrayList<>(tensors.subList(block * each, (block + 1) * each));
      group
          .subList(0, each / 3)
          .replaceAll(tensor -> wire.parameters().decode(tensor, tensor.width()));
      blocks.add(GroupState.decoded(group));
    }
    return blocks;
  }
}
