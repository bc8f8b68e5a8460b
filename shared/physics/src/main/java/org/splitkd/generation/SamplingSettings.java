package org.splitkd.generation;

/**
 * Settings of text generation.
 *
 * @param maxTokens largest number of tokens to generate
 * @param temperature divisor of the logits; 0 always takes the likeliest token
 * @param topP share of the probability to sample from, likeliest tokens first; above 0, at most 1
 * @param seed the same seed gives the same text
 */
public record SamplingSettings(int maxTokens, double temperature, double topP, long seed) {

  public SamplingSettings {
    if (maxTokens < 1
        || !(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)
        || !(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException(
          maxTokens + " tokens at temperature " + temperature + ", top-p " + topP);
    }
  }

  /** Returns settings that always take the likeliest token. */
  public static SamplingSettings greedy(int maxTokens) {
    return new SamplingSettings(maxTokens, 0, 1, 0);
  }
}
