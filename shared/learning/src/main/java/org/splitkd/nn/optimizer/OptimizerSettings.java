package org.splitkd.nn.optimizer;

/**
 * Settings of AdamW with decoupled weight decay, a linear warm-up and a cosine decay to the end.
 *
 * @param learningRate peak learning rate
 * @param warmupSteps steps over which the learning rate rises from 0
 * @param totalSteps step at which the decay ends
 * @param finalShare final learning rate as a share of the peak
 * @param clipNorm the Euclidean norm to which the gradient of a group (a block) is clipped.
 *     Clipping is by group, not over the whole model, because no node sees the whole model's
 *     gradient and the result must not depend on the cut
 */
public record OptimizerSettings(
    double learningRate,
    int warmupSteps,
    int totalSteps,
    double finalShare,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double clipNorm) {

  /**
   * Returns the learning rate of a step.
   *
   * @param step from 1
   */
  double learningRate(int step) {
    if (step <= warmupSteps) {
      return learningRate * step / warmupSteps;
    }
    double progress =
        Math.min(1, (step - warmupSteps) / (double) Math.max(1, totalSteps - warmupSteps));
    double share = finalShare + (1 - finalShare) * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
    return learningRate * share;
  }
}
