package org.splitkd.huggingface;

/**
 * Stretching of rotary frequencies beyond the trained context, {@code rope_type} llama3: long
 * wavelengths by {@code factor}, short ones not at all, smoothly in between.
 *
 * @param factor stretch of low frequencies, at least 1
 * @param lowFrequencyFactor {@code originalPositions} over the wavelength from which the whole
 *     factor applies
 * @param highFrequencyFactor {@code originalPositions} over the wavelength up to which none applies
 * @param originalPositions context of the model before it was stretched, tokens
 */
public record RopeScaling(
    double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalPositions) {

  static final String FACTOR = "factor";
  static final String LOW = "low_freq_factor";
  static final String HIGH = "high_freq_factor";
  static final String ORIGINAL = "original_max_position_embeddings";

  /**
   * Checks the values.
   *
   * @throws ModelFormatException if one is out of its range; it names the key of config.json
   */
  public RopeScaling {
    if (!(factor >= 1) || Double.isInfinite(factor)) {
      throw ModelFormatException.of(FACTOR, factor, "at least 1");
    }
    LlamaConfig.requirePositive(LOW, lowFrequencyFactor);
    if (!(highFrequencyFactor > lowFrequencyFactor) || Double.isInfinite(highFrequencyFactor)) {
      throw ModelFormatException.of(
          HIGH, highFrequencyFactor, "more than " + LOW + " = " + lowFrequencyFactor);
    }
    LlamaConfig.requirePositive(ORIGINAL, originalPositions);
  }
}
