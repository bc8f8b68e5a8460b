package org.splitkd.nn;

import java.util.List;
import org.splitkd.tensor.Tensor;

/**
 * The weights of one block. Projections that read the same input stand in one matrix, rows in the
 * order of their names: one product instead of three.
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

  /** How many they are. */
  public static final int TENSORS = 6;

  /** In the order of the components. */
  public List<Tensor> tensors() {
    return List.of(inputNorm, queryKeyValue, output, feedForwardNorm, gateUp, down);
  }

  /** Of {@link #TENSORS} in that order. */
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
