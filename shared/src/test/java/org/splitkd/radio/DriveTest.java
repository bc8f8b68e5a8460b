package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

class DriveTest {

  private static final PeriodicRate SILENT = PeriodicRate.constant(0);

  @Provide
  Arbitrary<PieceByPiece> audibleProfiles() {
    return PieceByPiece.audibleProfiles();
  }

  @Property
  void shouldBeAsFarIntoThePeriodAsItsPhaseSays(
      @ForAll("audibleProfiles") PieceByPiece profile,
      @ForAll @IntRange(max = 80) int phaseEighths,
      @ForAll @IntRange(max = 400) int startEighths,
      @ForAll @IntRange(min = 1, max = 2000) int quarterBits) {
    double phase = phaseEighths / 8.0;
    double start = startEighths / 8.0;
    Drive drive = new Drive(SILENT, profile.rate(), phase);

    Interval airtime =
        drive.transfer(Direction.DOWNLINK, new EmulatedInstant(start), quarterBits / 4.0);

    assertEquals(start, airtime.start().seconds());
    assertEquals(
        profile.endOfTransfer(start + phase, quarterBits / 4.0) - phase,
        airtime.end().seconds(),
        1e-9);
    assertEquals(
        profile.rateAt(start + phase), drive.ratesAt(new EmulatedInstant(start)).downlink());
  }

  @Test
  void shouldKeepTheDirectionsApart() {
    Drive drive = Drive.constant(new Rates(2, 4));

    assertEquals(4, drive.transfer(Direction.UPLINK, EmulatedInstant.START, 8).seconds());
    assertEquals(2, drive.transfer(Direction.DOWNLINK, EmulatedInstant.START, 8).seconds());
    assertEquals(new Rates(2, 4), drive.ratesAt(new EmulatedInstant(1000)));
  }

  @Test
  void shouldFailWhenNothingEverGetsThrough() {
    Drive drive = new Drive(SILENT, PeriodicRate.constant(1), 0);

    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () -> drive.transfer(Direction.UPLINK, EmulatedInstant.START, 1));

    assertTrue(failure.toString().contains("UPLINK"), failure.toString());
    assertFalse(drive.everInCoverage());
  }

  @Test
  void shouldBeInCoverageOnlyWhereBothDirectionsAreAtOneTime() {
    PeriodicRate first = new PeriodicRate(new double[] {0, 1, 2}, new double[] {1, 0});
    PeriodicRate second = new PeriodicRate(new double[] {0, 1, 2}, new double[] {0, 1});
    PeriodicRate late = new PeriodicRate(new double[] {0, 0.5, 2}, new double[] {0, 1});

    assertFalse(new Drive(first, second, 0).everInCoverage());
    assertTrue(new Drive(first, late, 0).everInCoverage());
    assertTrue(new Drive(second, late, 0).everInCoverage());
  }
}
