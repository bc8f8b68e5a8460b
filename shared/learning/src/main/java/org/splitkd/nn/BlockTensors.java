package org.splitkd.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.Trained;
import org.splitkd.nn.optimizer.TrainedGroup;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.Kept;
import org.splitkd.nn.torch.Linear;

/**
 * The native tensors of a block: its weights, frozen or trained, and its adapters, which are
 * trained in place of the weights.
 */
final class BlockTensors implements AutoCloseable {

  private final List<Kept> frozen;
  private final Optional<TrainedGroup> trained;
  private final List<Linear> maps;
  private final List<Tensor> weights;

  private BlockTensors(
      List<Kept> frozen, Optional<TrainedGroup> trained, List<Tensor> weights, List<Linear> maps) {
    this.frozen = frozen;
    this.trained = trained;
    this.weights = weights;
    this.maps = maps;
  }

  /** Weights that are not trained. */
  static BlockTensors frozen(BlockWeights weights, ScalarType type) {
    List<Kept> kept = kept(weights, type);
    List<Tensor> tensors = kept.stream().map(Kept::get).toList();
    return new BlockTensors(kept, Optional.empty(), tensors, plain(tensors));
  }

  /** Weights that are trained. */
  static BlockTensors trained(GroupState state, ScalarType type) {
    TrainedGroup group = TrainedGroup.of(state, type);
    List<Tensor> tensors = group.tensors().stream().map(Trained::value).toList();
    return new BlockTensors(List.of(), Optional.of(group), tensors, plain(tensors));
  }

  /** Frozen weights with adapters that are trained. */
  static BlockTensors adapted(
      BlockWeights weights, GroupState state, LoraSettings lora, ScalarType type) {
    List<Kept> kept = kept(weights, type);
    List<Tensor> tensors = kept.stream().map(Kept::get).toList();
    TrainedGroup group = TrainedGroup.of(state, type);
    List<Linear> maps = new ArrayList<>();
    int next = 0;
    for (int map = 0; map < Adapters.SEGMENTS.size(); map++) {
      List<Linear.Adapter> adapters = new ArrayList<>();
      for (int segment = 0; segment < Adapters.SEGMENTS.get(map); segment++) {
        adapters.add(new Linear.Adapter(group.value(next), group.value(next + 1)));
        next += 2;
      }
      maps.add(new Linear(tensors.get(Adapters.MAPS.get(map)), adapters, lora.scale()));
    }
    return new BlockTensors(kept, Optional.of(group), tensors, maps);
  }

  Tensor inputNorm() {
    return weights.get(0);
  }

  Linear queryKeyValue() {
    return maps.get(0);
  }

  Linear output() {
    return maps.get(1);
  }

  Tensor feedForwardNorm() {
    return weights.get(3);
  }

  Linear gateUp() {
    return maps.get(2);
  }

  Linear down() {
    return maps.get(3);
  }

  /** Returns the trained tensors; empty for frozen weights without adapters. */
  Optional<TrainedGroup> trained() {
    return trained;
  }

  private static List<Kept> kept(BlockWeights weights, ScalarType type) {
    return weights.tensors().stream().map(tensor -> Bridge.keep(tensor, type)).toList();
  }

  private static List<Linear> plain(List<Tensor> tensors) {
    return Adapters.MAPS.stream().map(map -> new Linear(tensors.get(map), List.of(), 1)).toList();
  }

  @Override
  public void close() {
    frozen.forEach(Kept::close);
    trained.ifPresent(TrainedGroup::close);
  }
}
