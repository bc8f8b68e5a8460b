package org.splitkd.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.tensor.Tensor;

/** Untrained models, determined by a seed. */
public final class InitialModel {

  /** Standard deviation of the tables, as in GPT-2. */
  private static final double DEVIATION = 0.02;

  /**
   * Standard deviation of block weights: GPT-2's 0.02 at its width of 768, scaled with 1/√width.
   */
  static double deviation(LlamaConfig config) {
    return DEVIATION * Math.sqrt(768.0 / config.width());
  }

  private InitialModel() {}

  /**
   * Returns a random model: tables and weights are normal, those that add to the residual stream
   * smaller by √(2L), and norms are 1.
   */
  public static LlamaModel random(LlamaConfig config, long seed) {
    Tensor embedding = table(config, seed, "embedding");
    return new LlamaModel(
        config,
        embedding,
        blocks(config, seed, DEVIATION),
        ones(config.width()),
        config.tied() ? embedding : table(config, seed, "head"));
  }

  static List<BlockWeights> blocks(LlamaConfig config, long seed, double deviation) {
    List<BlockWeights> blocks = new ArrayList<>();
    for (int block = 0; block < config.blocks(); block++) {
      blocks.add(block(config, seed, deviation, block));
    }
    return blocks;
  }

  private static BlockWeights block(LlamaConfig config, long seed, double deviation, int block) {
    long width = config.width();
    long query = (long) config.heads() * config.headWidth();
    long keyValue = (long) config.keyValueHeads() * config.headWidth();
    long feedForward = config.feedForwardWidth();
    double residual = deviation / Math.sqrt(2.0 * config.blocks());
    String name = "block." + block;
    return new BlockWeights(
        ones(width),
        RandomWeights.of(seed, name + ".qkv").normal(deviation, query + 2 * keyValue, width),
        RandomWeights.of(seed, name + ".output").normal(residual, width, query),
        ones(width),
        RandomWeights.of(seed, name + ".gate-up").normal(deviation, 2 * feedForward, width),
        RandomWeights.of(seed, name + ".down").normal(residual, width, feedForward));
  }

  private static Tensor table(LlamaConfig config, long seed, String name) {
    return RandomWeights.of(seed, name).normal(DEVIATION, config.vocabulary(), config.width());
  }

  static Tensor ones(long width) {
    float[] ones = new float[Math.toIntExact(width)];
    Arrays.fill(ones, 1);
    return Tensor.ofFloats(ones, width);
  }
}
