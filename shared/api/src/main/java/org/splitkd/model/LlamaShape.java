package org.splitkd.model;

/**
 * The shape of a LLaMA model as given in its {@code config.json}: grouped-query attention, SwiGLU
 * feed-forward, RMSNorm.
 *
 * @param width hidden size d
 * @param feedForwardWidth intermediate size of the SwiGLU
 * @param heads query heads H
 * @param keyValueHeads key and value heads H_kv, a divisor of {@code heads}
 * @param headWidth elements of a head, usually {@code width / heads}
 * @param vocabulary tokens V
 * @param blocks transformer blocks L
 * @param tiedEmbedding whether the head reuses the embedding table
 */
public record LlamaShape(
    String name,
    int width,
    int feedForwardWidth,
    int heads,
    int keyValueHeads,
    int headWidth,
    int vocabulary,
    int blocks,
    boolean tiedEmbedding) {

  public LlamaShape {
    if (width <= 0
        || feedForwardWidth <= 0
        || heads <= 0
        || keyValueHeads <= 0
        || headWidth <= 0
        || vocabulary <= 0
        || blocks <= 0) {
      throw new IllegalArgumentException("sizes of " + name + " must be positive");
    }
    if (heads % keyValueHeads != 0) {
      throw new IllegalArgumentException(
          name + ": " + heads + " heads and " + keyValueHeads + " key-value heads do not divide");
    }
  }

  /** A model whose heads share its width: {@code width} is a multiple of {@code heads}. */
  public LlamaShape(
      String name,
      int width,
      int feedForwardWidth,
      int heads,
      int keyValueHeads,
      int vocabulary,
      int blocks,
      boolean tiedEmbedding) {
    this(
        name,
        width,
        feedForwardWidth,
        heads,
        keyValueHeads,
        headWidth(name, width, heads),
        vocabulary,
        blocks,
        tiedEmbedding);
  }

  private static int headWidth(String name, int width, int heads) {
    if (heads <= 0 || width % heads != 0) {
      throw new IllegalArgumentException(
          name + ": width " + width + " and " + heads + " heads do not divide");
    }
    return width / heads;
  }

  /** Output width of the query projection, q = H·d_head. */
  public long queryWidth() {
    return (long) heads * headWidth;
  }

  /** Output width of the key and of the value projection, kv = H_kv·d_head. */
  public long keyValueWidth() {
    return (long) keyValueHeads * headWidth;
  }

  /** P_a: query, key, value and output projections. */
  public long attentionParameters() {
    return width * queryWidth() + 2L * width * keyValueWidth() + queryWidth() * width;
  }

  /** P_m: gate, up and down projections. */
  public long feedForwardParameters() {
    return 3L * width * feedForwardWidth;
  }

  /** P_b: one block with its two norms. */
  public long blockParameters() {
    return attentionParameters() + feedForwardParameters() + 2L * width;
  }

  /** P_e: the embedding table. */
  public long embeddingParameters() {
    return (long) vocabulary * width;
  }

  /** P: the whole model with embedding, blocks, final norm and head. */
  public long parameters() {
    return embeddingParameters() * (tiedEmbedding ? 1 : 2) + blocks * blockParameters() + width;
  }
}
