package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathLossTest {

  private static final PathLoss MICRO =
      new PathLoss(PathLoss.Environment.UMI_STREET_CANYON, 5, 10, 1.5);

  private static final PathLoss MACRO = new PathLoss(PathLoss.Environment.UMA, 6, 25, 1.5);

  /** Values of the ns-3 test suite, with three decimals; 1000 m is beyond the break point. */
  @ParameterizedTest
  @CsvSource({
    "10, true, 69.859",
    "100, true, 88.412",
    "1000, true, 119.311",
    "10, false, 76.756",
    "100, false, 107.943",
    "1000, false, 143.189"
  })
  void shouldMatchNs3InStreetCanyon(double distanceM, boolean lineOfSight, double db) {
    assertEquals(db, MICRO.db(distanceM, lineOfSight), 0.0006);
  }

  /** Computed by hand from Table 7.4.1-1 at 6 GHz, 25 m and 1.5 m; the break point is at 960 m. */
  @ParameterizedTest
  @CsvSource({
    "10, true, 74.52158",
    "100, true, 87.81982",
    "960, true, 109.17585",
    "961, true, 109.19393",
    "2000, true, 121.92220",
    "10, false, 84.09668",
    "100, false, 107.71919",
    "2000, false, 158.10845"
  })
  void shouldFollowTheTableInUrbanMacro(double distanceM, boolean lineOfSight, double db) {
    assertEquals(db, MACRO.db(distanceM, lineOfSight), 1e-5);
  }

  @Test
  void shouldCountTheTerminalsHeightOutOfSight() {
    PathLoss high = new PathLoss(PathLoss.Environment.UMA, 28, 25, 10);

    // 13.54 + 39.08 lg hypot(100, 15) + 20 lg 28 − 0.6 · 8.5
    assertEquals(115.73198, high.nonLineOfSightDb(100), 1e-5);
  }

  @Test
  void shouldTakeNoDistanceBelowTenMetres() {
    assertEquals(MICRO.lineOfSightDb(10), MICRO.lineOfSightDb(0));
    assertEquals(MICRO.nonLineOfSightDb(10), MICRO.nonLineOfSightDb(3));
  }

  /** Computed by hand from Table 7.4.2-1. */
  @ParameterizedTest
  @CsvSource({
    "UMI_STREET_CANYON, 0, 1",
    "UMI_STREET_CANYON, 18, 1",
    "UMI_STREET_CANYON, 36, 0.68393972",
    "UMI_STREET_CANYON, 100, 0.23098475",
    "UMA, 18, 1",
    "UMA, 36, 0.78235906",
    "UMA, 100, 0.34767084"
  })
  void shouldSeeTheStationAsOftenAsTheTableSays(
      PathLoss.Environment environment, double distanceM, double probability) {
    PathLoss pathLoss = new PathLoss(environment, 28, 25, 1.5);

    assertEquals(probability, pathLoss.lineOfSightProbability(distanceM), 1e-8);
  }

  /** σ of Table 7.4.1-1, horizontal correlation distance of Table 7.5-6. */
  @ParameterizedTest
  @CsvSource({
    "UMI_STREET_CANYON, true, 4, 10",
    "UMI_STREET_CANYON, false, 7.82, 13",
    "UMA, true, 4, 37",
    "UMA, false, 6, 50"
  })
  void shouldShadowAsTheTablesSay(
      PathLoss.Environment environment, boolean lineOfSight, double sigmaDb, double correlationM) {
    assertEquals(new PathLoss.Shadowing(sigmaDb, correlationM), environment.shadowing(lineOfSight));
  }

  @Property
  void shouldNeverLoseLessOutOfSightOrFartherAway(
      @ForAll PathLoss.Environment environment,
      @ForAll @DoubleRange(min = 0, max = 5000) double distanceM,
      @ForAll @DoubleRange(min = 0, max = 1000) double fartherM) {
    PathLoss pathLoss = new PathLoss(environment, 3.5, 25, 1.5);

    assertTrue(pathLoss.nonLineOfSightDb(distanceM) >= pathLoss.lineOfSightDb(distanceM));
    // The two branches of the standard meet at the break point, except for rounding.
    assertTrue(
        pathLoss.lineOfSightDb(distanceM + fartherM) >= pathLoss.lineOfSightDb(distanceM) - 1e-9);
    assertTrue(
        pathLoss.lineOfSightProbability(distanceM + fartherM)
            <= pathLoss.lineOfSightProbability(distanceM));
  }

  @Test
  void shouldRejectHeightsBelowTheEffectiveEnvironment() {
    assertThrows(
        IllegalArgumentException.class, () -> new PathLoss(PathLoss.Environment.UMA, 28, 25, 1));
  }
}
