package org.splitkd.model;

/**
 * The shape of a LLaMA model as given in its {@code config.json}: grouped-query attention, SwiGLU
 * feed-forward, RMSNorm.
 *
 * @param width hidden size d
 * @param feedForwardWidth intermediate size of the SwiGLU
 * @param heads query heads H; {@code width} is a multiple of it
 * @param keyValueHeads key and value heads H_kv, at most {@code heads}
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
    int vocabulary,
    int blocks,
    boolean tiedEmbedding) {

  public LlamaShape {
    if (width <= 0
        || feedForwardWidth <= 0
        || heads <= 0
        || keyValueHeads <= 0
        || vocabulary <= 0
        || blocks <= 0) {
      throw new IllegalArgumentException("sizes of " + name + " must be positive");
    }
    if (width % heads != 0 || heads % keyValueHeads != 0) {
      throw new IllegalArgumentException(
          name
              + ": width "
              + width
              + ", heads "
              + heads
              + " and key-value heads "
              + keyValueHeads
              + " do not divide");
    }
  }

  /** Output width of the query projection, q. */
  public long queryWidth() {
    return width;
  }

  /** Output width of the key and of the value projection, kv = d·H_kv/H. */
  public long keyValueWidth() {
    return (long) width / heads * keyValueHeads;
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
