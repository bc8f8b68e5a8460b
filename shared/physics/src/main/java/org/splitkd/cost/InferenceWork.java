package org.splitkd.cost;

import org.splitkd.model.PartitionedModel;

/**
 * The work of generating a text with a model whose weights, keys and values have 16 bits: one pass
 * over the prompt, which yields the first token, and one pass per further token. Each pass reads
 * all weights once; a pass for a further token also reads the keys and values of all tokens so far.
 *
 * @param promptTokens tokens of the prompt, processed in one pass
 * @param tokens generated tokens, including the end token if there was one
 */
public record InferenceWork(PartitionedModel model, int promptTokens, int tokens) {

  private static final double BYTES_PER_VALUE = 2;

  /** A processor's time for a number of FLOPs and bytes read from memory, s. */
  @FunctionalInterface
  interface Processor {
    double seconds(double flop, double bytes);
  }

  /**
   * The part of the model that one processor runs.
   *
   * @param blocks number of blocks in the part
   * @param head whether the part includes the head, which turns the last block's output into a
   *     token
   */
  record Part(int blocks, boolean head) {}

  public InferenceWork {
    if (promptTokens < 1 || tokens < 1) {
      throw new IllegalArgumentException(tokens + " tokens after " + promptTokens);
    }
  }

  Part whole() {
    return new Part(model.blocks(), true);
  }

  /** Time of the pass over the prompt; only the last token needs the head. */
  double promptSeconds(Part part, Processor processor) {
    double flop =
        (double) promptTokens * part.blocks() * model.blockForwardFlops(promptTokens)
            + headFlop(part);
    return processor.seconds(flop, weightBytes(part));
  }

  /** Time of all further passes. */
  double furtherSeconds(Part part, Processor processor) {
    double seconds = 0;
    for (int token = 1; token < tokens; token++) {
      int context = promptTokens + token;
      seconds +=
          processor.seconds(
              part.blocks() * model.blockForwardFlops(context) + headFlop(part),
              weightBytes(part) + context * cacheBytes(part));
    }
    return seconds;
  }

  private double headFlop(Part part) {
    return part.head() ? model.headFlops() : 0;
  }

  /** A pass reads only one row of the embedding table per token, which is negligible. */
  private double weightBytes(Part part) {
    double blocks = part.blocks() * model.scale() * model.shape().blockParameters();
    double head = model.shape().embeddingParameters() + (double) model.shape().width();
    return BYTES_PER_VALUE * (blocks + (part.head() ? head : 0));
  }

  /** Bytes of one token's keys and values in all blocks. */
  private double cacheBytes(Part part) {
    return BYTES_PER_VALUE * part.blocks() * model.scale() * 2 * model.shape().keyValueWidth();
  }
}
