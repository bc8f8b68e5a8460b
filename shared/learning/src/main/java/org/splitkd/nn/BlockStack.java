package org.splitkd.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.optimizer.AdamW;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.TrainedGroup;
import org.splitkd.nn.torch.KeyValueCache;
import org.splitkd.nn.torch.Rope;

/** Consecutive blocks of a model. */
final class BlockStack implements AutoCloseable {

  private final List<Block> blocks;

  private BlockStack(List<Block> blocks) {
    this.blocks = blocks;
  }

  static BlockStack frozen(LlamaConfig config, List<BlockWeights> weights, ScalarType type) {
    return new BlockStack(
        weights.stream()
            .map(block -> new Block(config, BlockTensors.frozen(block, type)))
            .toList());
  }

  /**
   * Returns blocks that are trained, or whose adapters are.
   *
   * @param base model whose weights the adapters are added to
   * @param from index of the first block in the model
   */
  static BlockStack trained(
      LlamaModel base,
      List<GroupState> states,
      int from,
      Optional<LoraSettings> lora,
      ScalarType type) {
    List<Block> blocks = new ArrayList<>();
    for (int index = 0; index < states.size(); index++) {
      GroupState state = states.get(index);
      BlockWeights weights = base.blocks().get(from + index);
      BlockTensors tensors =
          lora.map(settings -> BlockTensors.adapted(weights, state, settings, type))
              .orElseGet(() -> BlockTensors.trained(state, type));
      blocks.add(new Block(base.config(), tensors));
    }
    return new BlockStack(blocks);
  }

  Tensor forward(Tensor input, Rope rope) {
    Tensor hidden = input;
    for (Block block : blocks) {
      hidden = block.forward(hidden, rope, null);
    }
    return hidden;
  }

  /**
   * @param caches one for each block
   */
  Tensor forward(Tensor input, Rope rope, List<KeyValueCache> caches) {
    Tensor hidden = input;
    for (int index = 0; index < blocks.size(); index++) {
      hidden = blocks.get(index).forward(hidden, rope, caches.get(index));
    }
    return hidden;
  }

  int size() {
    return blocks.size();
  }

  /** Updates every block that is trained. */
  void update(AdamW optimizer, int step) {
    blocks.forEach(
        block -> block.tensors().trained().ifPresent(group -> optimizer.update(group, step)));
  }

  /** Returns the trained tensors of a block. */
  TrainedGroup group(int block) {
    return blocks.get(block).tensors().trained().orElseThrow();
  }

  /** Returns the states of the blocks, all of which must be trained. */
  List<GroupState> states() {
    return blocks.stream().map(block -> block.tensors().trained().orElseThrow().state()).toList();
  }

  @Override
  public void close() {
    blocks.forEach(Block::close);
  }
}
