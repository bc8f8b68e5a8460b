package org.splitkd.scenario.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** The name that a user probably meant. */
public final class Nearest {

  private Nearest() {}

  /**
   * Returns {@code ", nearest is …"} with the name of least edit distance, ties in alphabetical
   * order; empty if there are no names.
   */
  static String hint(String name, Collection<String> names) {
    return names.stream()
        .min(
            Comparator.<String>comparingInt(known -> distance(name, known))
                .thenComparing(Comparator.naturalOrder()))
        .map(nearest -> ", nearest is " + nearest)
        .orElse("");
  }

  /**
   * The name that a mistyped word most probably stands for: the nearest one, or empty if more than
   * a third of the word's characters would have to change.
   */
  public static Optional<String> to(String word, Collection<String> names) {
    return names.stream()
        .filter(known -> distance(word, known) <= Math.max(1, word.length() / 3))
        .min(
            Comparator.<String>comparingInt(known -> distance(word, known))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Counts insertions, deletions and replacements of one character; 0 for a truncated name. */
  static int distance(String from, String to) {
    if (to.startsWith(from)) {
      return 0;
    }
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
