package org.splitkd.learning;

/**
 * The loss of one batch, mean per token in nats.
 *
 * @param total the loss whose gradient is taken
 * @param divergence T²·KL(teacher ‖ student) at the temperature T of the soft labels; 0 without a
 *     teacher
 * @param crossEntropy cross-entropy of the actual next token
 */
public record BatchLoss(double total, double divergence, double crossEntropy, int tokens) {

  /** The loss of a batch in which nothing is learned. */
  public static final BatchLoss NONE = new BatchLoss(0, 0, 0, 0);
}
