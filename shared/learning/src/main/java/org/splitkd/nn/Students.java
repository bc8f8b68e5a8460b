package org.splitkd.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.TensorState;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.tensor.Tensor;

/** Converts students between models and training states. */
public final class Students {

  private Students() {}

  /**
   * Returns the state of an untrained model.
   *
   * @param seed seed for initialising the adapters
   */
  public static StudentState untrained(LlamaModel model, Optional<LoraSettings> lora, long seed) {
    List<GroupState> blocks = new ArrayList<>();
    for (int block = 0; block < model.blocks().size(); block++) {
      blocks.add(
          lora.isPresent()
              ? Adapters.untrained(model.config(), lora.get(), seed, block)
              : GroupState.of(model.blocks().get(block).tensors()));
    }
    return new StudentState(0, blocks, GroupState.of(List.of(model.norm())));
  }

  /** Returns the base model with a training state applied; adapters are folded into the weights. */
  public static LlamaModel model(LlamaModel base, StudentState state, Optional<LoraSettings> lora) {
    List<BlockWeights> blocks = new ArrayList<>();
    for (int block = 0; block < state.blocks().size(); block++) {
      GroupState group = state.blocks().get(block);
      BlockWeights weights = base.blocks().get(block);
      blocks.add(
          lora.map(settings -> folded(weights, group, settings))
              .orElseGet(() -> BlockWeights.of(values(group))));
    }
    return new LlamaModel(
        base.config(),
        base.embedding(),
        blocks,
        state.norm().tensors().get(0).value(),
        base.head());
  }

  private static List<Tensor> values(GroupState group) {
    return group.tensors().stream().map(TensorState::value).toList();
  }

  private static BlockWeights folded(BlockWeights weights, GroupState adapters, LoraSettings lora) {
    List<Tensor> tensors = new ArrayList<>(weights.tensors());
    int first = 0;
    for (int map = 0; map < Adapters.MAPS.size(); map++) {
      int segments = Adapters.SEGMENTS.get(map);
      tensors.set(
          Adapters.MAPS.get(map),
          folded(tensors.get(Adapters.MAPS.get(map)), adapters, first, segments, lora));
      first += 2 * segments;
    }
    return BlockWeights.of(tensors);
  }

  private static Tensor folded(
      Tensor weight, GroupState adapters, int first, int segments, LoraSettings lora) {
    return NativeScope.unrecorded(
        () -> {
          TensorVector rows = new TensorVector();
          for (int pair = first; pair < first + 2 * segments; pair += 2) {
            rows.push_back(torch.matmul(toNative(adapters, pair + 1), toNative(adapters, pair)));
          }
          return Bridge.toValue(
              Bridge.toNative(weight, ScalarType.Float)
                  .add(torch.cat(rows, 0), new Scalar(lora.scale())));
        });
  }

  private static org.bytedeco.pytorch.Tensor toNative(GroupState adapters, int index) {
    return Bridge.toNative(adapters.tensors().get(index).value(), ScalarType.Float);
  }
}
