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
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.Rates;
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

  /**
   * A transfer that loses the link would have lasted longer; any other equals the transfer without
   * an outage limit.
   */
  @Property
  void shouldLoseTheLinkInTheFirstSilenceThatIsTooLong(
      @ForAll("audibleProfiles") PieceByPiece profile,
      @ForAll @IntRange(max = 80) int phaseEighths,
      @ForAll @IntRange(max = 400) int startEighths,
      @ForAll @IntRange(min = 1, max = 2000) int quarterBits,
      @ForAll @IntRange(min = 1, max = 24) int outageEighths) {
    EmulatedInstant start = new EmulatedInstant(startEighths / 8.0);
    double phase = phaseEighths / 8.0;
    double bits = quarterBits / 4.0;
    double givenUp =
        profile.startOfSilence(startEighths + phaseEighths, outageEighths)
            - phase
            + outageEighths / 8.0;
    double end = profile.endOfTransfer(start.seconds() + phase, bits) - phase;
    Drive drive = new Drive(profile.rate(), SILENT, phase);

    Transfer transfer =
        drive.transfer(Direction.UPLINK, start, bits, new Outage(outageEighths / 8.0));

    assertEquals(givenUp < end, transfer.lost());
    assertEquals(start, transfer.airtime().start());
    if (transfer.lost()) {
      assertEquals(givenUp, transfer.airtime().end().seconds(), 1e-9);
    } else {
      assertEquals(drive.transfer(Direction.UPLINK, start, bits), transfer.airtime());
    }
  }

  /** 1 bit/s for 10 s, then nothing for 100 s. */
  @Test
  void shouldCountASilenceFromTheStartOfTheTransfer() {
    PeriodicRate gap = new PeriodicRate(new double[] {0, 10, 110}, new double[] {1, 0});
    Drive drive = new Drive(gap, gap, 0);

    assertTransfer(0, 10, false, drive, 10, 60);
    assertTransfer(0, 70, true, drive, 10.5, 60);
    assertTransfer(5, 70, true, drive, 5.5, 60);
    assertTransfer(30, 90, true, drive, 1, 60);
    assertTransfer(50, 111, false, drive, 1, 60);
    assertTransfer(0, 110.5, false, drive, 10.5, 100);
    assertTransfer(230, 230, false, drive, 0, 60);
  }

  @Test
  void shouldLoseTheLinkWhereNothingEverGetsThrough() {
    Drive drive = new Drive(SILENT, PeriodicRate.constant(1), 0);
    Outage outage = new Outage(60);

    assertEquals(
        new Transfer(new Interval(new EmulatedInstant(7), new EmulatedInstant(67)), true),
        drive.transfer(Direction.UPLINK, new EmulatedInstant(7), 1, outage));
    assertEquals("out of coverage for 60 s", outage.reason());
    assertEquals("out of coverage for 0.5 s", new Outage(0.5).reason());
    for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new Outage(wrong));
    }
  }

  private static void assertTransfer(
      double start, double end, boolean lost, Drive drive, double bits, double outage) {
    assertEquals(
        new Transfer(new Interval(new EmulatedInstant(start), new EmulatedInstant(end)), lost),
        drive.transfer(Direction.DOWNLINK, new EmulatedInstant(start), bits, new Outage(outage)));
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
