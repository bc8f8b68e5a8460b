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
 * Learns byte-pair merges (Sennrich et al. 2016, §3.2) on bytes. The most frequent pair of
 * neighbours within words repeatedly becomes a token; ties go to the pair with the lower ids.
 * Counts are updated rather than recomputed, so a merge only costs the words it occurs in.
 */
public final class BpeTrainer {

  /** A count as it was when queued; it is stale if the pair's count has changed since. */
  private record Counted(long count, Merge pair) implements Comparable<Counted> {
    @Override
    public int compareTo(Counted other) {
      return count != other.count ? Long.compare(other.count, count) : pair.compareTo(other.pair);
    }
  }

  private final List<int[]> words = new ArrayList<>();
  private final List<Long> frequencies = new ArrayList<>();
  private final Map<Merge, Long> counts = new HashMap<>();

  /** Words that may contain a pair; a word is not removed when the pair vanishes from it. */
  private final Map<Merge, Set<Integer>> places = new HashMap<>();

  private final Set<Merge> changed = new HashSet<>();
  private final PriorityQueue<Counted> queue = new PriorityQueue<>();

  private BpeTrainer() {}

  /**
   * Learns a vocabulary of exactly {@code vocabulary} tokens.
   *
   * @throws TextException if the texts have too few pairs, or {@code vocabulary} has no room for
   *     the bytes and special tokens
   */
  public static Bpe train(Collection<String> texts, int vocabulary) {
    if (vocabulary < Bpe.LEAST_VOCABULARY) {
      throw new TextException(
          "vocabulary = %s: must be at least %s".formatted(vocabulary, Bpe.LEAST_VOCABULARY));
    }
    BpeTrainer trainer = new BpeTrainer();
    trainer.read(texts);
    return new Bpe(trainer.learn(vocabulary - Bpe.LEAST_VOCABULARY));
  }

  private void read(Collection<String> texts) {
    // Sorted only so that the same texts take the same steps; any order gives the same result.
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
            "vocabulary = %s: must be at most %s for so little text"
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
    // Iterates over a copy, because count() enters the merged word under its new pairs.
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

  /**
   * Returns a word's tokens with each {@code pair}, from left to right, replaced by {@code token}.
   */
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
