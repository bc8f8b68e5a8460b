package org.splitkd.generation;

/**
 * How a text is generated.
 *
 * @param maxTokens generated at most
 * @param temperature the logits are divided by; 0 always takes the likeliest token
 * @param topP of the probability is sampled from, the likeliest tokens first; above 0, at most 1
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

  /** Always the likeliest token. */
  public static SamplingSettings greedy(int maxTokens) {
    return new SamplingSettings(maxTokens, 0, 1, 0);
  }
}
