package org.splitkd.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns byte-pair merges (Sennrich et al. 2016, §3.2) on bytes: again and again the most frequent
 * pair of neighbours within words becomes a token; of equally frequent pairs the one with the lower
 * ids. Counts are kept up to date rather than taken anew, so a merge costs the words it occurs in.
 */
public final class BpeTrainer {

  /** A count as it was once; it is out of date if the pair's count is another by now. */
  private record Counted(long count, Merge pair) implements Comparable<Counted> {
    @Override
    public int compareTo(Counted other) {
      return count != other.count ? Long.compare(other.count, count) : pair.compareTo(other.pair);
    }
  }

  private final List<int[]> words = new ArrayList<>();
  private final List<Long> frequencies = new ArrayList<>();
  private final Map<Merge, Long> counts = new HashMap<>();

  /** Where a pair may occur: words are not taken out when the pair vanishes from them. */
  private final Map<Merge, Set<Integer>> places = new HashMap<>();

  private final Set<Merge> changed = new HashSet<>();
  private final PriorityQueue<Counted> queue = new PriorityQueue<>();

  private BpeTrainer() {}

  /**
   * Learns a vocabulary of exactly {@code vocabulary} tokens.
   *
   * @throws TextException if the texts do not have so many pairs, or there is no room for the bytes
   */
  public static Bpe train(Collection<String> texts, int vocabulary) {
    if (vocabulary < Bpe.LEAST_VOCABULARY) {
      throw new TextException(
          "vocabulary = %d: must be at least %d".formatted(vocabulary, Bpe.LEAST_VOCABULARY));
    }
    BpeTrainer trainer = new BpeTrainer();
    trainer.read(texts);
    return new Bpe(trainer.learn(vocabulary - Bpe.LEAST_VOCABULARY));
  }

  private void read(Collection<String> texts) {
    // Sorted only so that the same texts make the same steps; the result is the same in any order.
    Map<String, Long> distinct = new TreeMap<>();
    for (String text : texts) {
      ByteLevel.words(text, word -> distinct.merge(word, 1L, Long::sum));
    }
    distinct.forEach(
        (word, frequency) -> {
          words.add(ByteLevel.ids(word));
          frequencies.add(frequency);
          count(words.size() - 1, 1);
        });
    enqueueChanged();
  }

  private List<Merge> learn(int wanted) {
    List<Merge> merges = new ArrayList<>();
    while (merges.size() < wanted) {
      Counted best = queue.poll();
      if (best == null) {
        throw new TextException(
            "vocabulary = %d: must be at most %d for so little text"
                .formatted(wanted + Bpe.LEAST_VOCABULARY, merges.size() + Bpe.LEAST_VOCABULARY));
      }
      if (best.count() == counts.getOrDefault(best.pair(), 0L)) {
        apply(best.pair(), ByteLevel.BYTES + merges.size());
        merges.add(best.pair());
      }
    }
    return merges;
  }

  private void apply(Merge pair, int token) {
    // A copy: the new word is entered under its pairs, which may be this one no longer.
    for (int word : List.copyOf(places.getOrDefault(pair, Set.of()))) {
      int[] merged = merged(words.get(word), pair, token);
      if (merged.length < words.get(word).length) {
        count(word, -1);
        words.set(word, merged);
        count(word, 1);
      }
    }
    places.remove(pair);
    enqueueChanged();
  }

  /** The tokens of a word after {@code pair} became {@code token}, from left to right. */
  static int[] merged(int[] word, Merge pair, int token) {
    int[] merged = new int[word.length];
    int length = 0;
    for (int i = 0; i < word.length; i++) {
      boolean found = word[i] == pair.left() && i + 1 < word.length && word[i + 1] == pair.right();
      merged[length++] = found ? token : word[i];
      i += found ? 1 : 0;
    }
    return Arrays.copyOf(merged, length);
  }

  private void count(int word, int sign) {
    int[] tokens = words.get(word);
    for (int i = 0; i + 1 < tokens.length; i++) {
      Merge pair = new Merge(tokens[i], tokens[i + 1]);
      counts.merge(pair, sign * frequencies.get(word), Long::sum);
      changed.add(pair);
      if (sign > 0) {
        places.computeIfAbsent(pair, none -> new HashSet<>()).add(word);
      }
    }
  }

  private void enqueueChanged() {
    for (Merge pair : changed) {
      long count = counts.getOrDefault(pair, 0L);
      if (count > 0) {
        queue.add(new Counted(count, pair));
      } else {
        counts.remove(pair);
        places.remove(pair);
      }
    }
    changed.clear();
  }
}
