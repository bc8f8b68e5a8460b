package org.splitkd.nn;

import java.util.Optional;
import java.util.SplittableRandom;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.optimizer.OptimizerSettings;

/** Small random models and token batches. */
final class TinyModels {

  static final int VOCABULARY = 61;
  static final int LENGTH = 16;
  static final int SEQUENCES = 3;

  static final OptimizerSettings OPTIMIZER =
      new OptimizerSettings(1e-2, 5, 40, 0.1, 0.9, 0.95, 1e-8, 0.05, 0.5);
  static final LearningSettings LEARNING =
      new LearningSettings(2, 0.5, Optional.empty(), OPTIMIZER);
  static final LearningSettings LORA =
      new LearningSettings(2, 0.5, Optional.of(new LoraSettings(3, 6)), OPTIMIZER);

  private TinyModels() {}

  static LlamaModel teacher() {
    return InitialModel.random(config(48, 64, 2, 6, 3), 1);
  }

  static LlamaModel student(int blocks) {
    return InitialModel.random(config(32, 48, blocks, 4, 2), 2);
  }

  static LlamaConfig config(int width, int feedForward, int blocks, int heads, int shared) {
    return new LlamaConfig(
        VOCABULARY,
        width,
        feedForward,
        blocks,
        heads,
        shared,
        width / heads,
        1e-5,
        10_000,
        Optional.empty(),
        LENGTH,
        false);
  }

  /** Returns the tokens of a batch; its targets are the tokens of the next batch. */
  static int[] tokens(long batch) {
    return new SplittableRandom(batch).ints((long) SEQUENCES * LENGTH, 0, VOCABULARY).toArray();
  }
}
