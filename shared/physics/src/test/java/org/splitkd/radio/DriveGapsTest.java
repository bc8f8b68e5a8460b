package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.Rates;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** A drive whose link is lost for a while. */
class DriveGapsTest {

  private static final double[] EDGES = {0, 2, 5, 9, 10};
  private static final double[] RATES = {4, 0, 10, 3};
  private static final double STEP = 1e-3;

  @Test
  void shouldGoOnAfterAGap() {
    Drive drive = Drive.constant(new Rates(10, 10)).without(List.of(gap(2, 5)));
    Transfer transfer =
        drive.transfer(Direction.UPLINK, new EmulatedInstant(1), 30, new Outage(60));
    // 10 bits until 2 s, 20 more from 5 s on.
    assertEquals(7, transfer.airtime().end().seconds(), 1e-12);
    assertFalse(transfer.lost());
    assertEquals(Rates.NONE, drive.ratesAt(new EmulatedInstant(2)));
    assertEquals(new Rates(10, 10), drive.ratesAt(new EmulatedInstant(5)));
  }

  @Test
  void shouldLoseTheLinkInAGapLongerThanTheOutage() {
    Drive drive = Drive.constant(new Rates(10, 10)).without(List.of(gap(2, 5), gap(4, 13)));
    Transfer transfer =
        drive.transfer(Direction.DOWNLINK, EmulatedInstant.START, 30, new Outage(10));
    assertTrue(transfer.lost());
    assertEquals(12, transfer.airtime().end().seconds(), 1e-12);
  }

  /** Compares with a simulation in small time steps. */
  @Test
  void shouldAgreeWithStepsThroughTime() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 200; i++) {
      double phase = random.nextDouble(10);
      List<Interval> lost =
          List.of(
              gap(random.nextDouble(8), 8 + random.nextDouble(6)),
              gap(20, 20 + random.nextDouble(9)));
      Drive drive =
          new Drive(new PeriodicRate(EDGES, RATES), new PeriodicRate(EDGES, RATES), phase)
              .without(lost);
      double start = random.nextDouble(25);
      double bits = random.nextDouble(120);
      Outage outage = new Outage(3.5 + random.nextDouble(8));
      Transfer transfer =
          drive.transfer(Direction.UPLINK, new EmulatedInstant(start), bits, outage);
      double[] stepped = steps(drive, start, bits, outage.seconds());
      String what = "from " + start + " s, " + bits + " bit, " + lost + ", phase " + phase;
      assertEquals(stepped[1] > 0, transfer.lost(), what);
      assertEquals(stepped[0], transfer.airtime().end().seconds(), 0.02, what);
    }
  }

  /** Returns the end of the transfer, and whether the link is lost. */
  private static double[] steps(Drive drive, double start, double bits, double outage) {
    double left = bits;
    double silent = 0;
    double at = start;
    while (left > 0) {
      double rate = drive.ratesAt(new EmulatedInstant(at + STEP / 2)).uplink();
      silent = rate > 0 ? 0 : silent + STEP;
      left -= rate * STEP;
      at += STEP;
      if (silent > outage + STEP / 2) {
        return new double[] {at, 1};
      }
    }
    return new double[] {at, 0};
  }

  private static Interval gap(double from, double to) {
    return new Interval(new EmulatedInstant(from), new EmulatedInstant(to));
  }
}
