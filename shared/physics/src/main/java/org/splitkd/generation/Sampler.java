package org.splitkd.generation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Samples the tokens of one text in order. Not thread-safe. */
public final class Sampler {

  private final SamplingSettings settings;
  private final SplittableRandom random;

  /** Creates a sampler at the beginning of its random stream. */
  public Sampler(SamplingSettings settings) {
    this.settings = settings;
    random = new SplittableRandom(settings.seed());
  }

  /**
   * Returns the next token.
   *
   * @param logits by token id
   * @throws IllegalArgumentException if none of the logits is finite, or one is NaN or +∞
   */
  public int next(float[] logits) {
    int likeliest = likeliest(logits);
    if (settings.temperature() == 0) {
      return likeliest;
    }
    double[] weights = weights(logits, logits[likeliest]);
    int[] order =
        settings.topP() < 1 ? likeliestFirst(logits) : IntStream.range(0, logits.length).toArray();
    int candidates = nucleus(weights, order);
    return draw(weights, order, candidates);
  }

  /** Ties go to the lowest id. */
  private static int likeliest(float[] logits) {
    int best = 0;
    for (int id = 0; id < logits.length; id++) {
      if (Float.isNaN(logits[id]) || logits[id] == Float.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("logit of token " + id + ": " + logits[id]);
      }
      if (logits[id] > logits[best]) {
        best = id;
      }
    }
    if (logits[best] == Float.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("no token is possible");
    }
    return best;
  }

  /** Probabilities relative to the largest. StrictMath makes them the same everywhere. */
  private double[] weights(float[] logits, double largest) {
    double[] weights = new double[logits.length];
    for (int id = 0; id < weights.length; id++) {
      weights[id] = StrictMath.exp((logits[id] - largest) / settings.temperature());
    }
    return weights;
  }

  /** Ids by descending logit; ties by ascending id. */
  private static int[] likeliestFirst(float[] logits) {
    long[] keys = new long[logits.length];
    for (int id = 0; id < keys.length; id++) {
      // Adding 0 makes −0 and 0 equal. The bits of floats sort like the floats once those of
      // negative floats are inverted.
      int bits = Float.floatToIntBits(logits[id] + 0f);
      int rising = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[id] = (long) ~rising << Integer.SIZE | id;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Number of leading ids whose probabilities make up the top-p share. */
  private int nucleus(double[] weights, int[] order) {
    if (settings.topP() == 1) {
      return order.length;
    }
    double wanted = settings.topP() * Arrays.stream(weights).sum();
    double sum = 0;
    int count = 0;
    while (count < order.length && (count == 0 || sum < wanted)) {
      sum += weights[order[count]];
      count++;
    }
    return count;
  }

  private int draw(double[] weights, int[] order, int candidates) {
    double all = 0;
    for (int index = 0; index < candidates; index++) {
      all += weights[order[index]];
    }
    // 53 bits, uniform in [0, 1): the same on every JDK.
    double left = (random.nextLong() >>> 11) * 0x1.0p-53 * all;
    int chosen = order[0];
    for (int index = 0; index < candidates; index++) {
      if (weights[order[index]] > 0) {
        chosen = order[index];
        left -= weights[chosen];
        if (left < 0) {
          break;
        }
      }
    }
    return chosen;
  }
}
