package org.splitkd.mobility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.mobility.Position;

class LapTest {

  /** The case study: 400 m by 200 m, the station 10 m behind the first side. */
  private static final Lap LAP = new Lap(400, 200, 10);

  @ParameterizedTest
  @CsvSource({
    "0, -200, 0, true",
    "200, 0, 0, true",
    "399.5, 199.5, 0, true",
    "400, 200, 0, false",
    "500, 200, 100, false",
    "600, 200, 200, false",
    "800, 0, 200, false",
    "1000, -200, 200, false",
    "1100, -200, 100, false",
    "1200, -200, 0, true",
    "3800, 0, 0, true"
  })
  void shouldFollowTheFourSides(double arcM, double x, double y, boolean lineOfSight) {
    assertEquals(new Position(x, y), LAP.at(arcM));
    assertEquals(lineOfSight, LAP.lineOfSight(arcM));
  }

  @ParameterizedTest
  @CsvSource({"200, 10", "224, 26", "800, 210"})
  void shouldMeasureFromTheStation(double arcM, double distanceM) {
    assertEquals(distanceM, LAP.at(arcM).distanceTo(LAP.station()), 1e-9);
  }

  @Property
  void shouldNeverJump(@ForAll @DoubleRange(min = 0, max = 1200) double arcM) {
    double step = 1e-3;

    // The distance is shorter than the arc only across a corner, by at most a factor of √2.
    assertEquals(0.8536 * step, LAP.at(arcM).distanceTo(LAP.at(arcM + step)), 0.1466 * step);
  }
}
