package org.splitkd.learning;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The losses of a session: means over the tokens of all its batches, nats per token.
 *
 * @param loss what is minimised
 * @param divergence KL(teacher‖student) of the softened distributions
 * @param crossEntropy against the tokens of the text
 * @param tokens of all batches together
 */
public record SessionLearning(double loss, double divergence, double crossEntropy, long tokens) {

  /** Of a session in which nothing is learned. */
  public static final SessionLearning NONE = new SessionLearning(0, 0, 0, 0);

  /** The means over these batches, each weighted with its tokens. */
  public static SessionLearning over(List<BatchLoss> batches) {
    long tokens = batches.stream().mapToLong(BatchLoss::tokens).sum();
    if (tokens == 0) {
      return NONE;
    }
    return new SessionLearning(
        mean(batches, BatchLoss::total, tokens),
        mean(batches, BatchLoss::divergence, tokens),
        mean(batches, BatchLoss::crossEntropy, tokens),
        tokens);
  }

  private static double mean(
      List<BatchLoss> batches, ToDoubleFunction<BatchLoss> figure, long tokens) {
    return batches.stream().mapToDouble(batch -> figure.applyAsDouble(batch) * batch.tokens()).sum()
        / tokens;
  }
}
