package org.splitkd.report;

import org.splitkd.learning.Evaluation;

/** How large a model is, and how well it predicts the held-out text. */
public record ModelQuality(long parameters, Evaluation evaluation) {

  double perplexity() {
    return evaluation.perplexity();
  }

  double accuracy() {
    return evaluation.accuracy();
  }
}
