package org.splitkd.model;

/**
 * A model whose real blocks are re-partitioned evenly into {@code blocks} blocks: every per-block
 * figure is the real one times {@link #scale()}. All FLOPs are per token at a sequence length S,
 * full attention (PaLM, appendix B), one multiply-add = 2 FLOP.
 */
public record PartitionedModel(LlamaShape shape, int blocks) {

  public PartitionedModel {
    if (blocks <= 0) {
      throw new IllegalArgumentException(shape.name() + ": blocks = " + blocks);
    }
  }

  /** Real blocks per block of this partition. */
  public double scale() {
    return shape.blocks() / (double) blocks;
  }

  /** F: forward pass of one block, FLOP per token. */
  public double blockForwardFlops(int sequenceLength) {
    return scale() * (linearFlops() + 4.0 * sequenceLength * shape.queryWidth());
  }

  /**
   * Backward pass of one block to its input only: linear maps once, attention twice, FLOP per
   * token.
   */
  public double blockInputGradientFlops(int sequenceLength) {
    return scale() * (linearFlops() + 8.0 * sequenceLength * shape.queryWidth());
  }

  /** Forward pass of the head; its backward pass to the input costs the same, FLOP per token. */
  public double headFlops() {
    return 2.0 * shape.width() * shape.vocabulary();
  }

  /**
   * Forward pass of all blocks and the head; looking up an embedding costs nothing, FLOP per token.
   */
  public double forwardFlops(int sequenceLength) {
    return blocks * blockForwardFlops(sequenceLength) + headFlops();
  }

  /**
   * Stored activations of one block, FP16, flash attention, SwiGLU product recomputed, bytes per
   * token.
   */
  public double blockActivationBytes() {
    return scale()
        * 2
        * (4.0 * shape.width()
            + 2.0 * shape.queryWidth()
            + 2.0 * shape.keyValueWidth()
            + 3.0 * shape.feedForwardWidth());
  }

  private double linearFlops() {
    return 2.0 * (shape.attentionParameters() + shape.feedForwardParameters());
  }
}
