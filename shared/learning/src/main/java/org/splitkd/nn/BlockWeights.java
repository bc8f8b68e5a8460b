package org.splitkd.nn;

import java.util.List;
import org.splitkd.tensor.Tensor;

/**
 * The weights of one block. Projections that read the same input share one matrix, with rows in the
 * order of their names, so that one product replaces two or three.
 *
 * @param inputNorm [d]
 * @param queryKeyValue [q + 2·kv, d]
 * @param output [d, q]
 * @param feedForwardNorm [d]
 * @param gateUp [2·ffn, d]
 * @param down [d, ffn]
 */
public record BlockWeights(
    Tensor inputNorm,
    Tensor queryKeyValue,
    Tensor output,
    Tensor feedForwardNorm,
    Tensor gateUp,
    Tensor down) {

  /** Number of tensors. */
  public static final int TENSORS = 6;

  /** Returns the tensors in the order of the components. */
  public List<Tensor> tensors() {
    return List.of(inputNorm, queryKeyValue, output, feedForwardNorm, gateUp, down);
  }

  /** Returns the weights made of {@link #TENSORS} tensors in that order. */
  public static BlockWeights of(List<Tensor> tensors) {
    return new BlockWeights(
        tensors.get(0),
        tensors.get(1),
        tensors.get(2),
        tensors.get(3),
        tensors.get(4),
        tensors.get(5));
  }
}
