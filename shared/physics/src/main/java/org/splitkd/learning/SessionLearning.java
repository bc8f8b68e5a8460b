package org.splitkd.learning;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The losses of a session: means over the tokens of all its batches, nats per token.
 *
 * @param loss the minimised loss
 * @param divergence KL(teacher‖student) of the softened distributions
 * @param crossEntropy cross-entropy against the tokens of the text
 * @param tokens number of tokens in all batches
 */
public record SessionLearning(double loss, double divergence, double crossEntropy, long tokens) {

  /** The losses of a session in which nothing is learned. */
  public static final SessionLearning NONE = new SessionLearning(0, 0, 0, 0);

  /** Returns the means over these batches, each weighted by its tokens. */
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
