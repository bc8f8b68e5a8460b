package org.splitkd.huggingface;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.splitkd.model.LlamaShape;
import org.splitkd.tensor.DType;

/**
 * The {@code config.json} of a LLaMA model. Its error messages name the keys of that file.
 *
 * @param vocabulary tokens V
 * @param width hidden size d, a multiple of {@code heads}
 * @param feedForwardWidth intermediate size of the SwiGLU
 * @param blocks transformer blocks L
 * @param heads query heads H
 * @param keyValueHeads key and value heads, a divisor of {@code heads}
 * @param headWidth elements of a head, even; {@code width / heads} in every published LLaMA
 * @param normEpsilon ε of RMSNorm
 * @param ropeTheta base of the rotary frequencies
 * @param maxPositions longest context, tokens
 * @param tied whether the head reuses the embedding table
 * @param beginOfText token id that begins a text
 * @param endOfText token ids, each of which ends a text
 */
public record LlamaConfig(
    int vocabulary,
    int width,
    int feedForwardWidth,
    int blocks,
    int heads,
    int keyValueHeads,
    int headWidth,
    double normEpsilon,
    double ropeTheta,
    Optional<RopeScaling> ropeScaling,
    int maxPositions,
    boolean tied,
    OptionalInt beginOfText,
    List<Integer> endOfText) {

  /**
   * Checks the values.
   *
   * @throws ModelFormatException if one is out of its range
   */
  public LlamaConfig {
    requirePositive(ConfigKeys.VOCABULARY, vocabulary);
    requirePositive(ConfigKeys.WIDTH, width);
    requirePositive(ConfigKeys.FEED_FORWARD, feedForwardWidth);
    requirePositive(ConfigKeys.BLOCKS, blocks);
    requirePositive(ConfigKeys.HEADS, heads);
    requirePositive(ConfigKeys.KEY_VALUE_HEADS, keyValueHeads);
    requirePositive(ConfigKeys.HEAD_WIDTH, headWidth);
    requirePositive(ConfigKeys.EPSILON, normEpsilon);
    requirePositive(ConfigKeys.THETA, ropeTheta);
    requirePositive(ConfigKeys.POSITIONS, maxPositions);
    requireDivisor(ConfigKeys.HEADS, heads, ConfigKeys.WIDTH, width);
    requireDivisor(ConfigKeys.KEY_VALUE_HEADS, keyValueHeads, ConfigKeys.HEADS, heads);
    if (headWidth % 2 != 0) {
      throw ModelFormatException.of(ConfigKeys.HEAD_WIDTH, headWidth, "even");
    }
    endOfText = List.copyOf(endOfText);
    beginOfText.ifPresent(token -> requireToken(ConfigKeys.BEGIN, token, vocabulary));
    endOfText.forEach(token -> requireToken(ConfigKeys.END, token, vocabulary));
  }

  /** Creates a config without begin and end tokens. */
  public LlamaConfig(
      int vocabulary,
      int width,
      int feedForwardWidth,
      int blocks,
      int heads,
      int keyValueHeads,
      int headWidth,
      double normEpsilon,
      double ropeTheta,
      Optional<RopeScaling> ropeScaling,
      int maxPositions,
      boolean tied) {
    this(
        vocabulary,
        width,
        feedForwardWidth,
        blocks,
        heads,
        keyValueHeads,
        headWidth,
        normEpsilon,
        ropeTheta,
        ropeScaling,
        maxPositions,
        tied,
        OptionalInt.empty(),
        List.of());
  }

  /**
   * Reads the file of any LLaMA from version 2 on. Missing keys take the defaults of Hugging Face's
   * own LlamaConfig.
   *
   * @throws ModelFormatException if the file is missing, or describes another kind of model
   */
  public static LlamaConfig read(Path configJson) {
    return ConfigReader.read(configJson);
  }

  /**
   * Writes this config to a file, replacing an existing one.
   *
   * @param dtype the type of the weights stored beside it
   * @throws ModelFormatException if it cannot be written, or {@code dtype} is not a floating-point
   *     type
   */
  public void write(Path configJson, DType dtype) {
    ModelWriter.replace(configJson, ConfigWriter.bytes(this, dtype));
  }

  /** Returns the shape of this model for the cost model. */
  public LlamaShape shape(String name) {
    return new LlamaShape(
        name, width, feedForwardWidth, heads, keyValueHeads, headWidth, vocabulary, blocks, tied);
  }

  /** Elements of a row of all queries, H·d_head. */
  public long queryWidth() {
    return (long) heads * headWidth;
  }

  /** Elements of a row of all keys, or of all values, H_kv·d_head. */
  public long keyValueWidth() {
    return (long) keyValueHeads * headWidth;
  }

  /**
   * Weights of the whole model; a tied head counts once.
   *
   * @throws ArithmeticException if they do not fit a long
   */
  public long parameters() {
    long attention = Math.multiplyExact(2, Math.addExact(queryWidth(), keyValueWidth()));
    long norms = 2;
    long perRow = Math.addExact(attention, 3L * feedForwardWidth + norms);
    long tables = Math.multiplyExact(tied ? 1L : 2L, (long) vocabulary * width);
    long allBlocks = Math.multiplyExact(Math.multiplyExact(perRow, width), blocks);
    return Math.addExact(Math.addExact(tables, allBlocks), width);
  }

  static void requirePositive(String key, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw ModelFormatException.of(key, value, "positive");
    }
  }

  static void requirePositive(String key, int value) {
    if (value <= 0) {
      throw ModelFormatException.of(key, value, "positive");
    }
  }

  private static void requireDivisor(String key, int value, String ofKey, int of) {
    if (of % value != 0) {
      throw ModelFormatException.of(key, value, "a divisor of " + ofKey + " = " + of);
    }
  }

  private static void requireToken(String key, int token, int vocabulary) {
    if (token < 0 || token >= vocabulary) {
      throw ModelFormatException.of(key, token, "0 to " + (vocabulary - 1));
    }
  }
}
