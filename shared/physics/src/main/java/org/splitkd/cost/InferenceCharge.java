package org.splitkd.cost;

import org.splitkd.api.cost.TimeParts;

/**
 * The cost of generating a text.
 *
 * @param cut number of leading blocks the device runs, from 0; if all, it runs the head as well
 * @param tokens generated tokens, including the end token if there was one
 * @param firstTokenSeconds time from the prompt to the first token
 * @param time breakdown of the total time; the parts run one after another
 * @param joules energy under the accounting
 */
public record InferenceCharge(
    int cut, int tokens, double firstTokenSeconds, TimeParts time, double joules) {

  /** Time from the prompt to the last token. */
  public double seconds() {
    return time.sum();
  }

  /** Token rate after the first token; for a single token, the rate from the prompt on. */
  public double tokensPerSecond() {
    return tokens > 1 ? (tokens - 1) / (seconds() - firstTokenSeconds) : 1 / seconds();
  }

  /** Energy over the whole text, prompt included. */
  public double joulesPerToken() {
    return joules / tokens;
  }
}
