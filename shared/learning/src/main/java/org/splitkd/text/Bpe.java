package org.splitkd.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A byte-level vocabulary: 256 bytes, then one token per merge, then the two special tokens.
 *
 * @param merges merges in the order they were learned; merge i makes token 256 + i
 */
public record Bpe(List<Merge> merges) {

  /** The token before a text. */
  public static final String BEGIN = "<|begin_of_text|>";

  /** The token after a text. */
  public static final String END = "<|end_of_text|>";

  static final List<String> SPECIALS = List.of(BEGIN, END);

  /** Size of the smallest vocabulary: the bytes and the special tokens. */
  public static final int LEAST_VOCABULARY = ByteLevel.BYTES + SPECIALS.size();

  /** Keeps its own copy of the list. */
  public Bpe {
    merges = List.copyOf(merges);
  }

  /** Number of tokens, the special ones included. */
  public int vocabulary() {
    return merges.size() + LEAST_VOCABULARY;
  }

  /** Returns the id of special token {@code i}; special tokens follow all others. */
  int special(int i) {
    return ByteLevel.BYTES + merges.size() + i;
  }

  /**
   * Returns all tokens but the special ones in order of their ids, written in the byte-level
   * alphabet.
   */
  List<String> tokens() {
    List<String> tokens = new ArrayList<>();
    for (int id = 0; id < ByteLevel.BYTES; id++) {
      tokens.add(String.valueOf(ByteLevel.symbol(id)));
    }
    for (Merge merge : merges) {
      tokens.add(tokens.get(merge.left()) + tokens.get(merge.right()));
    }
    return tokens;
  }
}
