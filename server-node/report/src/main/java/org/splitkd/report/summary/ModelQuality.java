package org.splitkd.report.summary;

import org.splitkd.learning.Evaluation;

/** The size of a model and how well it predicts the held-out text. */
public record ModelQuality(long parameters, Evaluation evaluation) {

  public double perplexity() {
    return evaluation.perplexity();
  }

  public double accuracy() {
    return evaluation.accuracy();
  }
}
