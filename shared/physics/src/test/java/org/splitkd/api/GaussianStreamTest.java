package org.splitkd.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianStreamTest {

  private static final int DRAWS = 100_000;

  /** The tolerance is four standard errors: 1/√n for the mean, √(2/n) for the variance. */
  @Test
  void shouldHaveMeanZeroAndVarianceOne() {
    double[] draws = draws();
    double mean = DoubleStream.of(draws).average().orElseThrow();
    double square = DoubleStream.of(draws).map(x -> x * x).average().orElseThrow();

    assertEquals(0, mean, 4 / Math.sqrt(DRAWS));
    assertEquals(1, square - mean * mean, 4 * Math.sqrt(2.0 / DRAWS));
  }

  /** Quantiles of the normal distribution, within four standard errors. */
  @ParameterizedTest
  @CsvSource({"-1.959964, 0.025", "-1, 0.158655", "0, 0.5", "0.674490, 0.75", "1.644854, 0.95"})
  void shouldLieBelowAsOftenAsTheNormalDistribution(double bound, double probability) {
    double share = (double) DoubleStream.of(draws()).filter(x -> x < bound).count() / DRAWS;

    assertEquals(probability, share, 4 * Math.sqrt(probability * (1 - probability) / DRAWS));
  }

  /**
   * Box–Muller of the first two uniforms of SplitMix64 for seed 1234567, 0.35007954 and 0.17364410:
   * √(−2 ln(1 − u)) = 0.92834 at an angle of 2π · 0.17364410.
   */
  @Test
  void shouldMakeTwoDrawsOfTwoUniforms() {
    GaussianStream gaussians = new GaussianStream(new SplittableRandom(1234567));

    assertEquals(0.4284879007349292, gaussians.next(), 1e-12);
    assertEquals(0.8235342802616957, gaussians.next(), 1e-12);
    assertNotEquals(0.4284879007349292, gaussians.next());
  }

  private static double[] draws() {
    GaussianStream gaussians = new GaussianStream(new SplittableRandom(20250101));
    return DoubleStream.generate(gaussians::next).limit(DRAWS).toArray();
  }
}
