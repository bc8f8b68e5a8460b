package org.splitkd.nn;

/**
 * Low-rank adapters on all seven linear maps of a block: y = W·x + alpha/rank · B·(A·x), W frozen.
 */
public record LoraSettings(int rank, double alpha) {

  double scale() {
    return alpha / rank;
  }
}
