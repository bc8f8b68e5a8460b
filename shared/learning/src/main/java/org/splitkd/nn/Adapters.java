package org.splitkd.nn;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.tensor.Tensor;

/** The low-rank adapters of a block: A [r, in] and B [out, r] for each of its seven linear maps. */
final class Adapters {

  /** Indices of the matrices among the tensors of {@link BlockWeights}. */
  static final List<Integer> MAPS = List.of(1, 2, 4, 5);

  /** Number of linear maps in each matrix: query, key, value; output; gate, up; down. */
  static final List<Integer> SEGMENTS = List.of(3, 1, 2, 1);

  private Adapters() {}

  /**
   * Returns adapters that change nothing yet: A is random within ±1/√in, B is zero.
   *
   * @param block block index, from 0
   */
  static GroupState untrained(LlamaConfig config, LoraSettings lora, long seed, int block) {
    long width = config.width();
    long query = (long) config.heads() * config.headWidth();
    long keyValue = (long) config.keyValueHeads() * config.headWidth();
    long feedForward = config.feedForwardWidth();
    long[][] maps = {
      {width, query},
      {width, keyValue},
      {width, keyValue},
      {query, width},
      {width, feedForward},
      {width, feedForward},
      {feedForward, width}
    };
    List<Tensor> tensors = new ArrayList<>();
    for (int map = 0; map < maps.length; map++) {
      long in = maps[map][0];
      long out = maps[map][1];
      RandomWeights random = RandomWeights.of(seed, "adapter." + block + "." + map);
      tensors.add(random.uniform(1 / Math.sqrt((double) in), lora.rank(), in));
      tensors.add(Tensor.ofFloats(new float[Math.toIntExact(out * lora.rank())], out, lora.rank()));
    }
    return GroupState.of(tensors);
  }
}
