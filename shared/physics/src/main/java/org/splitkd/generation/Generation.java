package org.splitkd.generation;

import java.util.List;

/**
 * A generated text.
 *
 * @param tokens generated tokens, without the prompt and without an end token
 */
public record Generation(List<Integer> tokens, Ending ending) {

  /** The reason why a text ends. */
  public enum Ending {
    /** The model generated an end token. */
    END_TOKEN,
    /** The text has the requested number of tokens. */
    MAX_TOKENS,
    /** Prompt and text together fill all positions of the model. */
    POSITIONS
  }

  public Generation {
    tokens = List.copyOf(tokens);
  }

  /** Number of tokens computed: those of the text, and the end token if there was one. */
  public int sampled() {
    return tokens.size() + (ending == Ending.END_TOKEN ? 1 : 0);
  }
}
