package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.GaussianStream;

class ShadowFieldTest {

  private static final int SEEDS = 400;

  /** Mean over points and seeds of X_i · X_(i + lag), the index taken around the curve. */
  private static double covariance(int points, double spacingM, double decorrelationM, int lag) {
    return IntStream.range(0, SEEDS)
        .mapToDouble(
            seed -> {
              double[] field =
                  ShadowField.around(points, spacingM, decorrelationM, gaussians(seed));
              return IntStream.range(0, points)
                  .mapToDouble(i -> field[i] * field[(i + lag) % points])
                  .average()
                  .orElseThrow();
            })
        .average()
        .orElseThrow();
  }

  /** The case study's lap with d from TR 38.901: 400 laps of about 50 independent stretches. */
  @ParameterizedTest
  @CsvSource({"10", "13"})
  void shouldHaveUnitVarianceAndDropToOneOverEAtTheDecorrelationDistance(double decorrelationM) {
    int lag = (int) (decorrelationM / 0.5);

    assertEquals(1, covariance(2400, 0.5, decorrelationM, 0), 0.03);
    assertEquals(Math.exp(-1), covariance(2400, 0.5, decorrelationM, lag), 0.03);
    assertEquals(0, covariance(2400, 0.5, decorrelationM, 1200), 0.03);
  }

  /** On a curve as short as d, both ways around contribute: (e^−¼ + e^−¾) / (1 + e^−1). */
  @Test
  void shouldBeCorrelatedBothWaysAroundAShortCurve() {
    assertEquals(0.9147, covariance(40, 0.25, 10, 10), 4 * Math.sqrt(2.0 / SEEDS));
    // The same within one field, where the common part cancels: E (X_0 − X_10)² = 2 (1 − 0.9147).
    assertEquals(0.1706, 2 * (covariance(40, 0.25, 10, 0) - covariance(40, 0.25, 10, 10)), 0.02);
  }

  @Test
  void shouldCloseAroundTheLap() {
    // Neighbours across the seam are as correlated as any: E (X_0 − X_(n−1))² = 2 (1 − e^−0.05).
    double square =
        IntStream.range(0, 4000)
            .mapToDouble(
                seed -> {
                  double[] field = ShadowField.around(240, 0.5, 10, gaussians(seed));
                  return Math.pow(field[0] - field[239], 2);
                })
            .average()
            .orElseThrow();

    assertEquals(0.09754, square, 4 * 0.09754 * Math.sqrt(2.0 / 4000));
  }

  @Test
  void shouldHaveUnitVarianceAndDropToOneOverEAlongAPathOfUnevenSteps() {
    double square = 0;
    double product = 0;
    int seeds = 20_000;
    for (int seed = 0; seed < seeds; seed++) {
      ShadowField.Path path = new ShadowField.Path(10, gaussians(seed));
      double before = path.advance(3);
      path.advance(1);
      path.advance(6);
      double after = path.advance(3);
      square += after * after / seeds;
      product += before * after / seeds;
    }

    assertEquals(1, square, 4 * Math.sqrt(2.0 / seeds));
    assertEquals(Math.exp(-1), product, 4 * Math.sqrt((1 + Math.exp(-2)) / seeds));
  }

  @Test
  void shouldNotChangeWhileStandingStill() {
    ShadowField.Path path = new ShadowField.Path(10, gaussians(1));
    double before = path.advance(5);

    assertEquals(before, path.advance(0));
  }

  private static GaussianStream gaussians(long seed) {
    return new GaussianStream(new SplittableRandom(seed));
  }
}
