package org.splitkd.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A byte-level vocabulary: 256 bytes, then what each merge makes, then the two special tokens.
 *
 * @param merges in order of learning; merge i makes token 256 + i
 */
public record Bpe(List<Merge> merges) {

  /** Stands before a text. */
  public static final String BEGIN = "<|begin_of_text|>";

  /** Stands after a text. */
  public static final String END = "<|end_of_text|>";

  static final List<String> SPECIALS = List.of(BEGIN, END);

  /** Tokens that are in every vocabulary. */
  public static final int LEAST_VOCABULARY = ByteLevel.BYTES + SPECIALS.size();

  /** Keeps its own copy of the list. */
  public Bpe {
    merges = List.copyOf(merges);
  }

  /** Number of tokens, the special ones included. */
  public int vocabulary() {
    return merges.size() + LEAST_VOCABULARY;
  }

  /** The id of special token {@code i}: they follow the others. */
  int special(int i) {
    return ByteLevel.BYTES + merges.size() + i;
  }

  /** All tokens but the special ones in order of their ids, written in the byte-level alphabet. */
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
