package org.splitkd.cost;

import org.splitkd.model.PartitionedModel;

/**
 * What it takes to generate a text with a model whose weights, keys and values have 16 bits: one
 * pass over the prompt, which gives the first token, and a pass for every further token. Each pass
 * reads all weights once; one for a further token also the keys and values of all tokens so far.
 *
 * @param promptTokens in one pass
 * @param tokens generated, with the end token if there was one
 */
public record InferenceWork(PartitionedModel model, int promptTokens, int tokens) {

  private static final double BYTES_PER_VALUE = 2;

  /** A processor: how long it takes for work that computes so much and reads so much, s. */
  @FunctionalInterface
  interface Processor {
    double seconds(double flop, double bytes);
  }

  /**
   * What one processor runs of the model.
   *
   * @param blocks of the partition
   * @param head whether it also goes from the last block to the next token
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

  /** The pass over the prompt: of its tokens only the last needs the head. */
  double promptSeconds(Part part, Processor processor) {
    double flop =
        (double) promptTokens * part.blocks() * model.blockForwardFlops(promptTokens)
            + headFlop(part);
    return processor.seconds(flop, weightBytes(part));
  }

  /** All passes after that. */
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

  /** Of the embedding table a pass reads a row per token, which is nothing beside the rest. */
  private double weightBytes(Part part) {
    double blocks = part.blocks() * model.scale() * model.shape().blockParameters();
    double head = model.shape().embeddingParameters() + (double) model.shape().width();
    return BYTES_PER_VALUE * (blocks + (part.head() ? head : 0));
  }

  /** A key and a value of one token in every block. */
  private double cacheBytes(Part part) {
    return BYTES_PER_VALUE * part.blocks() * model.scale() * 2 * model.shape().keyValueWidth();
  }
}
