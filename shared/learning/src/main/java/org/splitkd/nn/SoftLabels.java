package org.splitkd.nn;

import org.bytedeco.pytorch.Tensor;
import org.splitkd.nn.torch.Kept;

/**
 * A teacher's soft labels for every token of a batch: log-probabilities [B·S, V] at a temperature.
 */
public final class SoftLabels implements AutoCloseable {

  private final Kept logProbabilities;

  SoftLabels(Tensor logProbabilities) {
    this.logProbabilities = Kept.of(logProbabilities);
  }

  Tensor logProbabilities() {
    return logProbabilities.get();
  }

  @Override
  public void close() {
    logProbabilities.close();
  }
}
