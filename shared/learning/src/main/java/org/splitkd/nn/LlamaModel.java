package org.splitkd.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splitkd.huggingface.BlockTensor;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.LlamaModelFiles;
import org.splitkd.huggingface.Weights;
import org.splitkd.tensor.Tensor;

/**
 * A LLaMA model as a value.
 *
 * @param embedding [V, d]
 * @param blocks in order
 * @param norm [d], before the head
 * @param head [V, d]; the embedding itself where they are tied
 */
public record LlamaModel(
    LlamaConfig config, Tensor embedding, List<BlockWeights> blocks, Tensor norm, Tensor head) {

  public LlamaModel {
    blocks = List.copyOf(blocks);
  }

  /** The model in a folder. */
  public static LlamaModel of(LlamaModelFiles files) {
    LlamaConfig config = files.config();
    Weights weights = files.weights();
    List<BlockWeights> blocks = new ArrayList<>();
    for (int block = 0; block < config.blocks(); block++) {
      blocks.add(block(weights, block));
    }
    Tensor embedding = weights.get(Weights.EMBEDDING);
    return new LlamaModel(
        config,
        embedding,
        blocks,
        weights.get(Weights.NORM),
        config.tied() ? embedding : weights.get(Weights.HEAD));
  }

  /** Returns the weights by their Hugging Face names. */
  public Weights weights() {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    weights.put(Weights.EMBEDDING, embedding);
    for (int block = 0; block < blocks.size(); block++) {
      put(weights, block);
    }
    weights.put(Weights.NORM, norm);
    if (!config.tied()) {
      weights.put(Weights.HEAD, head);
    }
    return new Weights(weights);
  }

  private static BlockWeights block(Weights weights, int block) {
    return new BlockWeights(
        weights.get(block, BlockTensor.INPUT_NORM),
        StackedRows.joined(
            List.of(
                weights.get(block, BlockTensor.QUERY),
                weights.get(block, BlockTensor.KEY),
                weights.get(block, BlockTensor.VALUE))),
        weights.get(block, BlockTensor.OUTPUT),
        weights.get(block, BlockTensor.POST_ATTENTION_NORM),
        StackedRows.joined(
            List.of(weights.get(block, BlockTensor.GATE), weights.get(block, BlockTensor.UP))),
        weights.get(block, BlockTensor.DOWN));
  }

  private void put(Map<String, Tensor> weights, int index) {
    BlockWeights block = blocks.get(index);
    long query = config.queryWidth();
    long keyValue = config.keyValueWidth();
    long feedForward = config.feedForwardWidth();
    Tensor attention = block.queryKeyValue();
    weights.put(BlockTensor.QUERY.in(index), StackedRows.part(attention, 0, query));
    weights.put(BlockTensor.KEY.in(index), StackedRows.part(attention, query, keyValue));
    weights.put(
        BlockTensor.VALUE.in(index), StackedRows.part(attention, query + keyValue, keyValue));
    weights.put(BlockTensor.OUTPUT.in(index), block.output());
    weights.put(BlockTensor.GATE.in(index), StackedRows.part(block.gateUp(), 0, feedForward));
    weights.put(
        BlockTensor.UP.in(index), StackedRows.part(block.gateUp(), feedForward, feedForward));
    weights.put(BlockTensor.DOWN.in(index), block.down());
    weights.put(BlockTensor.INPUT_NORM.in(index), block.inputNorm());
    weights.put(BlockTensor.POST_ATTENTION_NORM.in(index), block.feedForwardNorm());
  }
}
