package org.splitkd.nn;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.optimizer.OptimizerSettings;
import org.splitkd.text.Batch;
import org.splitkd.text.Windows;

/** Trains a teacher from scratch: every parameter, on next-token cross-entropy. */
public final class Pretraining {

  /** Progress after one step. */
  public record Progress(int step, int steps, BatchLoss loss) {}

  private final LlamaConfig config;
  private final Windows text;
  private final int batchSize;
  private final OptimizerSettings optimizer;

  /**
   * Prepares training on {@code optimizer.totalSteps()} batches.
   *
   * @param text training text, in windows of the sequence length
   */
  public Pretraining(LlamaConfig config, Windows text, int batchSize, OptimizerSettings optimizer) {
    this.config = config;
    this.text = text;
    this.batchSize = batchSize;
    this.optimizer = optimizer;
  }

  /** Trains to the end; the same seed gives the same model on the same kind of processor. */
  public LlamaModel run(long seed, Consumer<Progress> progress) {
    LlamaModel initial = InitialModel.random(config, seed);
    try (WholeStudent model = WholeStudent.pretraining(initial, config.maxPositions(), optimizer)) {
      for (int step = 1; step <= optimizer.totalSteps(); step++) {
        Batch batch = text.batch(step - 1L, batchSize);
        BatchLoss loss = model.train(batch.inputs(), batch.size(), null, batch.targets());
        progress.accept(new Progress(step, optimizer.totalSteps(), loss));
      }
      return model.model();
    }
  }

  /**
   * Measures how well a model predicts the windows of a held-out text.
   *
   * @param batchSize windows per batch; all windows if there are fewer
   */
  public static Evaluation evaluate(LlamaModel model, Windows text, int batchSize) {
    int size = Math.min(batchSize, text.count());
    List<Batch> batches =
        IntStream.range(0, text.count() / size).mapToObj(index -> text.batch(index, size)).toList();
    return Evaluator.evaluate(model, batches);
  }
}
