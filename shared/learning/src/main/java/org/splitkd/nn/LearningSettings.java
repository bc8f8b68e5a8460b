package org.splitkd.nn;

import java.util.Optional;
import org.splitkd.nn.optimizer.OptimizerSettings;

/**
 * Settings for training a student.
 *
 * @param temperature T of the soft labels
 * @param alpha share of the divergence in the loss α·T²·KL + (1 − α)·CE
 * @param lora adapters that are trained in place of the weights
 */
public record LearningSettings(
    double temperature, double alpha, Optional<LoraSettings> lora, OptimizerSettings optimizer) {

  /** Returns the same settings without a teacher: cross-entropy alone. */
  public LearningSettings withoutTeacher() {
    return new LearningSettings(temperature, 0, lora, optimizer);
  }
}
