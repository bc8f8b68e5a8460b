package org.splitkd.nn;

/**
 * The loss of distillation in float64, each part a mean over tokens.
 *
 * @param divergence KL(teacher‖student) at temperature T, without the T²
 * @param total alpha·T²·divergence + (1−alpha)·crossEntropy
 */
record ReferenceLoss(double divergence, double crossEntropy, double total) {

  /** The loss of logits [tokens, V] of student and teacher against one target per token. */
  static ReferenceLoss of(
      double[] student, double[] teacher, int[] targets, double alpha, double temperature) {
    int vocabulary = student.length / targets.length;
    double divergence = 0;
    double crossEntropy = 0;
    for (int token = 0; token < targets.length; token++) {
      double[] hard = logSoftmax(student, token * vocabulary, vocabulary, 1);
      double[] soft = logSoftmax(student, token * vocabulary, vocabulary, temperature);
      double[] wanted = logSoftmax(teacher, token * vocabulary, vocabulary, temperature);
      crossEntropy -= hard[targets[token]];
      for (int v = 0; v < vocabulary; v++) {
        divergence += Math.exp(wanted[v]) * (wanted[v] - soft[v]);
      }
    }
    divergence /= targets.length;
    crossEntropy /= targets.length;
    double total = alpha * temperature * temperature * divergence + (1 - alpha) * crossEntropy;
    return new ReferenceLoss(divergence, crossEntropy, total);
  }

  private static double[] logSoftmax(double[] logits, int from, int count, double temperature) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, logits[from + i] / temperature);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(logits[from + i] / temperature - largest);
    }
    double[] logs = new double[count];
    for (int i = 0; i < count; i++) {
      logs[i] = logits[from + i] / temperature - largest - Math.log(sum);
    }
    return logs;
  }
}
