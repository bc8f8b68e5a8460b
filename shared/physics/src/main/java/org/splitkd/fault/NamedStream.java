package org.splitkd.fault;

import java.util.SplittableRandom;

/**
 * Streams of random numbers derived from names: the numbers of a stream do not depend on which
 * streams were used before.
 */
public final class NamedStream {

  /** 2⁶⁴ divided by the golden ratio, odd: the increment of {@link SplittableRandom}. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private NamedStream() {}

  /**
   * Returns the stream of a name, at its beginning.
   *
   * @param seed the run's seed
   */
  public static SplittableRandom of(long seed, long... name) {
    long key = mixed(seed + GOLDEN_GAMMA);
    for (long part : name) {
      key = mixed(key + GOLDEN_GAMMA * (part + 1));
    }
    return new SplittableRandom(key);
  }

  /** Stafford's variant 13 of the finaliser of MurmurHash3: every bit depends on every other. */
  private static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
