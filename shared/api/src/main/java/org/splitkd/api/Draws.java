package org.splitkd.api;

import java.util.SplittableRandom;

/** Random draws that are the same on every JDK, to the last bit. */
public final class Draws {

  private Draws() {}

  /** Uniform in [0, 1): 53 bits. */
  public static double uniform(SplittableRandom random) {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }
}
