package org.splitkd.text;

import java.util.SplittableRandom;

/**
 * A stream of tokens cut into windows of S + 1: inputs 0…S−1, targets 1…S. No token is in two
 * windows; a remainder that does not fill a window is left out. Batches go through the windows
 * epoch by epoch, in an order that depends on the seed and the epoch alone, so that any batch can
 * be drawn at any time. Thread-safe.
 */
public final class Windows {

  /** Odd and unlike SplittableRandom's own step, which would make epochs shifts of each other. */
  private static final long EPOCH_STEP = 0xD1B54A32D192ED03L;

  /** All fields are final, so that another thread never sees a partly initialised order. */
  private static final class Order {
    final long epoch;
    final int[] windows;

    Order(long epoch, int[] windows) {
      this.epoch = epoch;
      this.windows = windows;
    }
  }

  private final int[] tokens;
  private final int sequenceLength;
  private final long seed;
  private final int count;

  /** The order drawn last. A race at worst draws an order twice. */
  private Order order;

  /**
   * Cuts a copy of {@code tokens}.
   *
   * @throws TextException if they do not fill one window
   * @throws IllegalArgumentException if {@code sequenceLength < 1}
   */
  public Windows(int[] tokens, int sequenceLength, long seed) {
    if (sequenceLength < 1) {
      throw new IllegalArgumentException("sequence length " + sequenceLength);
    }
    if (tokens.length <= sequenceLength) {
      throw new TextException(
          "text of %s tokens: must be at least %s for a sequence length of %s"
              .formatted(tokens.length, sequenceLength + 1L, sequenceLength));
    }
    this.tokens = tokens.clone();
    this.sequenceLength = sequenceLength;
    this.seed = seed;
    count = tokens.length / (sequenceLength + 1);
    order = shuffled(0);
  }

  /** Number of windows, all of which an epoch visits once. */
  public int count() {
    return count;
  }

  /**
   * Returns batch {@code k} of an endless sequence of batches, from 0. It is preceded by k·{@code
   * batchSize} windows; a batch may begin in one epoch and end in the next.
   */
  public Batch batch(long k, int batchSize) {
    long first = Math.multiplyExact(k, batchSize);
    if (first < 0 || batchSize < 1) {
      throw new IllegalArgumentException("batch " + k + " of " + batchSize);
    }
    int[] inputs = new int[Math.multiplyExact(batchSize, sequenceLength)];
    int[] targets = new int[inputs.length];
    for (int row = 0; row < batchSize; row++) {
      int from = window(first + row) * (sequenceLength + 1);
      System.arraycopy(tokens, from, inputs, row * sequenceLength, sequenceLength);
      System.arraycopy(tokens, from + 1, targets, row * sequenceLength, sequenceLength);
    }
    return new Batch(batchSize, sequenceLength, inputs, targets);
  }

  private int window(long place) {
    long epoch = place / count;
    Order current = order;
    if (current.epoch != epoch) {
      current = shuffled(epoch);
      order = current;
    }
    return current.windows[Math.toIntExact(place % count)];
  }

  private Order shuffled(long epoch) {
    SplittableRandom random = new SplittableRandom(seed + epoch * EPOCH_STEP);
    int[] windows = new int[count];
    for (int i = 0; i < count; i++) {
      // Inside-out Fisher–Yates: window i takes the place of an earlier one, or its own.
      int place = random.nextInt(i + 1);
      windows[i] = windows[place];
      windows[place] = i;
    }
    return new Order(epoch, windows);
  }
}
