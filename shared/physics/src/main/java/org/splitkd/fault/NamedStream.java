package org.splitkd.fault;

import java.util.SplittableRandom;

/**
 * Streams of random numbers derived from names: the numbers of a stream do not depend on which
 * streams were used before.
 */
public final class NamedStream {

  /*
   * Why random numbers are looked up by name instead of taken from one generator.
   *
   * A generator that several actors share gives each of them numbers that depend on who asked
   * first, and so on threads, nodes, retries and restarts. Even one generator per actor is not
   * enough: a policy that looks at one more vehicle would shift every later draw, and two methods
   * could no longer be compared under the same luck. So a draw here is a function of its name
   * alone, such as (seed, trial, round, vehicle, attempt). Two methods that reach the same
   * attempt of the same vehicle meet the same death, which removes the variance between them
   * (common random numbers, Law, Simulation Modeling and Analysis), and a resumed run repeats
   * exactly the draws that it had made.
   *
   * The idea is that of counter-based generators (Salmon et al., Parallel Random Numbers: As Easy
   * as 1, 2, 3, SC 2011): hash the name, then count. The hash folds the parts of the name one by
   * one with the golden-ratio increment and the mixer of SplittableRandom (Steele, Lea and Flood,
   * Fast Splittable Pseudorandom Number Generators, OOPSLA 2014), whose constants are David
   * Stafford's variant 13. The increment keeps (1, 2) and (2, 1) apart, and a part of 0 is not
   * lost. SplittableRandom has had the same algorithm since Java 8, and Draws and GaussianStream
   * turn its bits into numbers by arithmetic of our own, so every JDK gives the same values.
   */

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
