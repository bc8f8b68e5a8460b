package org.splitkd.generation;

import java.util.List;

/**
 * A generated text.
 *
 * @param tokens without the prompt, and without the end token that may have ended them
 */
public record Generation(List<Integer> tokens, Ending ending) {

  /** Why a text ends where it does. */
  public enum Ending {
    /** The model ended it. */
    END_TOKEN,
    /** It has as many tokens as were asked for. */
    MAX_TOKENS,
    /** Prompt and text together take all positions of the model. */
    POSITIONS
  }

  public Generation {
    tokens = List.copyOf(tokens);
  }

  /** Tokens that were computed: those of the text, and the end token if there was one. */
  public int sampled() {
    return tokens.size() + (ending == Ending.END_TOKEN ? 1 : 0);
  }
}
