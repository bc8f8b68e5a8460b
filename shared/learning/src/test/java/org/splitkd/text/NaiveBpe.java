package org.splitkd.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Byte-pair encoding in its simplest form, which recounts and searches everything each time. */
final class NaiveBpe {

  private NaiveBpe() {}

  /** Up to {@code wanted} merges; fewer if the text has no more pairs. */
  static List<Merge> train(String text, int wanted) {
    List<List<Integer>> words = new ArrayList<>();
    ByteLevel.words(text).forEach(word -> words.add(bytes(word)));
    List<Merge> merges = new ArrayList<>();
    while (merges.size() < wanted) {
      Map<Merge, Integer> counts = new HashMap<>();
      for (List<Integer> word : words) {
        for (int i = 0; i + 1 < word.size(); i++) {
          counts.merge(new Merge(word.get(i), word.get(i + 1)), 1, Integer::sum);
        }
      }
      Optional<Merge> best =
          counts.entrySet().stream()
              .min(
                  Map.Entry.<Merge, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey);
      if (best.isEmpty()) {
        return merges;
      }
      for (List<Integer> word : words) {
        replace(word, best.get(), ByteLevel.BYTES + merges.size());
      }
      merges.add(best.get());
    }
    return merges;
  }

  /**
   * Returns the tokens of a text, applying the merges to every word in the order they were learned.
   */
  static List<Integer> encode(String text, List<Merge> merges) {
    List<Integer> tokens = new ArrayList<>();
    Map<String, List<Integer>> known = new HashMap<>();
    for (String word : ByteLevel.words(text)) {
      tokens.addAll(known.computeIfAbsent(word, unknown -> encodeWord(unknown, merges)));
    }
    return tokens;
  }

  private static List<Integer> encodeWord(String word, List<Merge> merges) {
    List<Integer> tokens = bytes(word);
    for (int rank = 0; rank < merges.size(); rank++) {
      replace(tokens, merges.get(rank), ByteLevel.BYTES + rank);
    }
    return tokens;
  }

  private static List<Integer> bytes(String word) {
    List<Integer> ids = new ArrayList<>();
    for (int id : ByteLevel.ids(word)) {
      ids.add(id);
    }
    return ids;
  }

  private static void replace(List<Integer> word, Merge pair, int token) {
    for (int i = 0; i + 1 < word.size(); i++) {
      if (word.get(i) == pair.left() && word.get(i + 1) == pair.right()) {
        word.set(i, token);
        word.remove(i + 1);
      }
    }
  }
}
