package org.splitkd.learning;

/**
 * What one batch was wrong by, means per token in nats.
 *
 * @param total what the gradient is taken of
 * @param divergence T²·KL(teacher ‖ student) at the temperature T of the soft labels; 0 without a
 *     teacher
 * @param crossEntropy of the token that came next
 */
public record BatchLoss(double total, double divergence, double crossEntropy, int tokens) {

  /** Nothing was learned. */
  public static final BatchLoss NONE = new BatchLoss(0, 0, 0, 0);
}
