package org.splitkd.nn;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.tensor.Tensor;

/** The low-rank adapters of a block: for each of its seven linear maps A [r, in] and B [out, r]. */
final class Adapters {

  /** Which tensors of {@link BlockWeights} are matrices. */
  static final List<Integer> MAPS = List.of(1, 2, 4, 5);

  /** Linear maps within each of them: query, key, value; output; gate, up; down. */
  static final List<Integer> SEGMENTS = List.of(3, 1, 2, 1);

  private Adapters() {}

  /**
   * Adapters that change nothing yet: A random within ±1/√in, B zero.
   *
   * @param block index, from 0
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
