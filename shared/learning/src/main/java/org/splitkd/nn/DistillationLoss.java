package org.splitkd.nn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.splitkd.learning.BatchLoss;

/**
 * The loss α·T²·KL(teacher ‖ student at temperature T) + (1 − α)·CE; KL and CE are means over the
 * tokens of a batch.
 */
final class DistillationLoss {

  private final Tensor total;
  private final BatchLoss values;

  private DistillationLoss(Tensor total, BatchLoss values) {
    this.total = total;
    this.values = values;
  }

  /**
   * The loss of a batch.
   *
   * @param logits logits of the student, [B·S, V]
   * @param labels soft labels of the teacher at the temperature of the settings; without them the
   *     loss is the cross-entropy
   * @param targets the next tokens, [B·S]
   */
  static DistillationLoss of(
      Tensor logits, @Nullable SoftLabels labels, Tensor targets, LearningSettings settings) {
    int tokens = Math.toIntExact(targets.size(0));
    Tensor crossEntropy = torch.cross_entropy_loss(logits, targets);
    if (labels == null) {
      double value = crossEntropy.item_double();
      return new DistillationLoss(crossEntropy, new BatchLoss(value, 0, value, tokens));
    }
    double temperature = settings.temperature();
    Tensor divergence =
        divergence(logits, labels.logProbabilities(), temperature)
            .mul(new Scalar(temperature * temperature / tokens));
    Tensor total =
        divergence
            .mul(new Scalar(settings.alpha()))
            .add(crossEntropy.mul(new Scalar(1 - settings.alpha())));
    return new DistillationLoss(
        total,
        new BatchLoss(
            total.item_double(), divergence.item_double(), crossEntropy.item_double(), tokens));
  }

  /** KL, summed over tokens. */
  private static Tensor divergence(Tensor logits, Tensor teacher, double temperature) {
    Tensor student = torch.log_softmax(logits.div(new Scalar(temperature)), -1);
    return teacher.exp().mul(teacher.sub(student)).sum();
  }

  BatchLoss values() {
    return values;
  }

  void backward() {
    total.backward();
  }
}
