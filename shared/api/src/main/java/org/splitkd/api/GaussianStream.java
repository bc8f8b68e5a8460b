package org.splitkd.api;

import java.util.SplittableRandom;

/**
 * Standard normal draws, the same on every JDK: {@link SplittableRandom#nextGaussian()} is not
 * specified to the last bit. Uses the Box–Muller transform. Not thread-safe.
 */
public final class GaussianStream {

  private final SplittableRandom random;
  private double spare = Double.NaN;

  public GaussianStream(SplittableRandom random) {
    this.random = random;
  }

  /** The next draw. */
  public double next() {
    if (!Double.isNaN(spare)) {
      double second = spare;
      spare = Double.NaN;
      return second;
    }
    // 1 − u is in (0, 1], so its logarithm is finite.
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - Draws.uniform(random)));
    double angle = 2 * Math.PI * Draws.uniform(random);
    spare = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }
}
