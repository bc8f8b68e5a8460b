package org.splitkd.cost;

import org.splitkd.api.cost.TimeParts;

/**
 * What generating a text costs.
 *
 * @param cut blocks the device runs: all of them, then the head as well; none; or so many first
 *     ones
 * @param tokens generated, with the end token if there was one
 * @param firstTokenSeconds from the prompt to the first token
 * @param time where all of the time goes; the parts follow each other
 * @param joules that count
 */
public record InferenceCharge(
    int cut, int tokens, double firstTokenSeconds, TimeParts time, double joules) {

  /** From the prompt to the last token. */
  public double seconds() {
    return time.sum();
  }

  /** After the first token; of a single token from the prompt on. */
  public double tokensPerSecond() {
    return tokens > 1 ? (tokens - 1) / (seconds() - firstTokenSeconds) : 1 / seconds();
  }

  /** Energy over the whole text, prompt included. */
  public double joulesPerToken() {
    return joules / tokens;
  }
}
