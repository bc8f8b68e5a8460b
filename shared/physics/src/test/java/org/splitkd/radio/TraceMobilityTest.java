package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.radio.NrRadioTest.assertRates;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.radio.ComposedRadio;
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.Rates;
import org.splitkd.mobility.FcdTrace;
import org.splitkd.mobility.FcdTrace.Sample;
import org.splitkd.mobility.FcdTrace.Track;
import org.splitkd.mobility.LineOfSight;
import org.splitkd.mobility.TraceMobility;
import org.splitkd.time.EmulatedInstant;

class TraceMobilityTest {

  private static final LineOfSight EVERYWHERE = streets(-1e6, -1e6, 1e6, 1e6);
  private static final ComposedRadio POOR = Radios.withNoise(Radios.POOR_DBM_PER_HZ);

  /** A vehicle that drives away from a station at the origin, from 10 m to 1010 m in 100 s. */
  private static final FcdTrace AWAY =
      trace(100, track("a", sample(0, 0, 10), sample(1, 100, 1010)));

  /**
   * In sight at 28 GHz and −160 dBm/Hz, uplink SNR falls to 14.1 dB (CQI 11 to 10) where 32.4 + 21
   * lg d3 + 20 lg 28 = 123.110 dB: at 873.55 m, 86.355 s. At 1010 m it is 12.77 dB.
   */
  @Test
  void shouldLoseRateWhileDrivingAway() {
    Drive drive = drives(AWAY, EVERYWHERE, 0, 1).get(0);

    assertRates(Radios.rates(5.5547, 5.5547), ratesAt(drive, 0));
    assertEquals(Radios.rates(3.3223, 0).uplink(), ratesAt(drive, 86.2).uplink(), 1e-3);
    assertEquals(Radios.rates(2.7305, 0).uplink(), ratesAt(drive, 86.5).uplink(), 1e-3);
    assertEquals(Radios.rates(2.7305, 0).uplink(), ratesAt(drive, 99.9).uplink(), 1e-3);
    double before = Double.POSITIVE_INFINITY;
    for (int tenths = 0; tenths < 1000; tenths++) {
      double rate = ratesAt(drive, tenths / 10.0).uplink();
      assertTrue(rate <= before, "at " + tenths + " tenths of a second");
      before = rate;
    }
  }

  /** CQI 10 from the crossing to the end, 13.65 s give or take half a bin of 0.05 s. */
  @Test
  void shouldSendTheIntegralOfTheRate() {
    Drive drive = drives(AWAY, EVERYWHERE, 0, 1).get(0);
    double rate = Radios.rates(2.7305, 0).uplink();

    double seconds =
        drive.transfer(Direction.UPLINK, new EmulatedInstant(90), 9.5 * rate).seconds();
    double across = drive.transfer(Direction.UPLINK, new EmulatedInstant(80), 19 * rate).seconds();

    assertEquals(9.5, seconds, 1e-6);
    assertEquals(6.355 + (19 - 6.355 * 3.3223 / 2.7305), across, 0.03);
  }

  @Test
  void shouldRepeatAfterTheEnd() {
    Drive drive = drives(AWAY, EVERYWHERE, 0, 1).get(0);
    Drive halfWay = drives(AWAY, EVERYWHERE, 0.5, 1).get(0);

    for (int second = 0; second < 100; second++) {
      double centre = second + 0.025;
      assertEquals(ratesAt(drive, centre), ratesAt(drive, 300 + centre));
      assertEquals(ratesAt(drive, 50 + centre), ratesAt(halfWay, centre));
    }
  }

  @Test
  void shouldHaveNoRateWhileAway() {
    FcdTrace trace =
        trace(
            10, track("a", sample(1, 2, 20), sample(2, 4, 30), sample(4, 6, 20), sample(5, 8, 30)));
    Drive drive = drives(trace, EVERYWHERE, 0, 1).get(0);

    for (double away : new double[] {0, 1.9, 4.1, 5.9, 8.1, 9.9, 11}) {
      assertEquals(Rates.NONE, ratesAt(drive, away));
    }
    for (double there : new double[] {2.1, 3.9, 6.1, 7.9, 12.1}) {
      assertRates(Radios.rates(5.5547, 5.5547), ratesAt(drive, there));
    }
    double best = Radios.rates(5.5547, 5.5547).uplink();
    // 1 s present, 2 s away, 1 s present
    assertEquals(
        4, drive.transfer(Direction.UPLINK, new EmulatedInstant(3), 2 * best).seconds(), 1e-9);
  }

  /** At 210 m, uplink SNR is 2.00 dB out of sight (CQI 4) and 27.1 dB in sight. */
  @Test
  void shouldSeeTheStationInItsStreetsOnly() {
    FcdTrace trace = trace(40, track("a", new Sample(0, 0, 210, -10), new Sample(1, 40, 210, 10)));
    LineOfSight twoStreets =
        new LineOfSight.Streets(
            List.of(
                new LineOfSight.Rectangle(-300, -5, 300, 0),
                new LineOfSight.Rectangle(200, 5, 220, 300)));
    Drive drive = drives(trace, twoStreets, 0, 1).get(0);

    for (double hidden : new double[] {0.1, 9.9, 20.1, 29.9}) {
      assertEquals(Radios.rates(0.6016, 0).uplink(), ratesAt(drive, hidden).uplink(), 1e-3);
    }
    for (double inSight : new double[] {10.1, 19.9, 30.1, 39.9}) {
      assertRates(Radios.rates(5.5547, 5.5547), ratesAt(drive, inSight));
    }
  }

  @Test
  void shouldFollowTheDrawnVehiclesOfALargerTrace() {
    // Standing at 10 m, out of sight at 210 m, and out of range.
    FcdTrace trace =
        trace(
            1,
            standing("near", 10),
            standing("far", 210),
            standing("gone", 100_000),
            standing("spare", 10));
    LineOfSight corner = streets(-50, -50, 50, 50);
    Motion mobility = motion(trace, corner, 0.5);

    List<Drive> drives = mobility.under(POOR).drives(new TrialDraw(0.3, List.of(2, 0, 1), 0));

    assertEquals(3, drives.size());
    assertEquals(Rates.NONE, ratesAt(drives.get(0), 0));
    assertRates(Radios.rates(5.5547, 5.5547), ratesAt(drives.get(1), 0));
    assertRates(Radios.rates(0.6016, 3.3223), ratesAt(drives.get(2), 0));
  }

  @Test
  void shouldRejectAFleetLargerThanTheTrace() {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> drives(AWAY, EVERYWHERE, 0, 10));

    assertEquals("the trace has 1 vehicles: must be at least 10", failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void shouldRejectBinsOfNoLength(double binM) {
    assertThrows(IllegalArgumentException.class, () -> motion(AWAY, EVERYWHERE, binM));
  }

  private static List<Drive> drives(
      FcdTrace trace, LineOfSight lineOfSight, double start, int vehicles) {
    return motion(trace, lineOfSight, 0.5).under(POOR).drives(Radios.inOrder(start, vehicles, 0));
  }

  static Motion motion(FcdTrace trace, LineOfSight lineOfSight, double binM) {
    return new Motion(new TraceMobility(trace, new Position(0, 0), lineOfSight), binM);
  }

  private static Rates ratesAt(Drive drive, double seconds) {
    return drive.ratesAt(new EmulatedInstant(seconds));
  }

  private static LineOfSight streets(double xMin, double yMin, double xMax, double yMax) {
    return new LineOfSight.Streets(List.of(new LineOfSight.Rectangle(xMin, yMin, xMax, yMax)));
  }

  static FcdTrace trace(double seconds, Track... tracks) {
    return new FcdTrace(seconds, Arrays.asList(tracks));
  }

  static Track track(String id, Sample... samples) {
    return new Track(id, Arrays.asList(samples));
  }

  private static Sample sample(int step, double seconds, double x) {
    return new Sample(step, seconds, x, 0);
  }

  static Track standing(String id, double x) {
    return new Track(
        id, IntStream.range(0, 2).mapToObj(step -> new Sample(step, step, x, 0)).toList());
  }
}
