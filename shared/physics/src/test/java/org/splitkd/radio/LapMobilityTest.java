package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.splitkd.radio.NrRadioTest.assertRates;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.radio.ComposedRadio;
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.Rates;
import org.splitkd.mobility.LapMobility;
import org.splitkd.time.EmulatedInstant;

class LapMobilityTest {

  /** The case study: 144 s for a lap of 1200 m. */
  private static final Motion LAP = laps(30, 0.5);

  private static final ComposedRadio GOOD = Radios.withNoise(Radios.GOOD_DBM_PER_HZ);

  private static final ComposedRadio SHADOWED = Radios.shadowed(GOOD);

  /**
   * Uplink SNR beside the station is 58 dB; at the corner 33.5 dB in sight and 8.7 dB (CQI 8) out
   * of sight.
   */
  @ParameterizedTest
  @CsvSource({"200, 5.5547, 5.5547", "399.75, 5.5547, 5.5547", "400.25, 1.9141, 5.5547"})
  void shouldHaveTheRatesOfThePlace(double arcM, double uplink, double downlink) {
    Drive drive = LAP.under(GOOD).drives(Radios.inOrder(arcM / 1200, 1, 0)).get(0);

    assertRates(Radios.rates(uplink, downlink), drive.ratesAt(EmulatedInstant.START));
  }

  /** On the far side, 210 m away: SNR 2.00 dB uplink (CQI 4), 16.00 dB downlink (CQI 11). */
  @Test
  void shouldReachTheFarSideAfterTwoThirdsOfALap() {
    ComposedRadio poor = Radios.withNoise(Radios.POOR_DBM_PER_HZ);
    Drive drive = LAP.under(poor).drives(Radios.inOrder(0, 1, 0)).get(0);

    assertRates(Radios.rates(0.6016, 3.3223), drive.ratesAt(new EmulatedInstant(96.01)));
    assertRates(Radios.rates(0.6016, 3.3223), drive.ratesAt(new EmulatedInstant(5 * 144 + 96.01)));
  }

  @Test
  void shouldSpaceVehiclesEvenlyInTheDrawnOrder() {
    TrialDraw draw = new TrialDraw(0.25, List.of(2, 0, 1), 0);
    List<Drive> drives = LAP.under(GOOD).drives(draw);
    Drive fromStart = LAP.under(GOOD).drives(Radios.inOrder(0, 1, 0)).get(0);

    for (int vehicle = 0; vehicle < 3; vehicle++) {
      double ahead = 36 + draw.order().get(vehicle) * 48;
      for (int bin = 0; bin < 2400; bin++) {
        double centre = (bin + 0.5) * 0.06;
        assertEquals(
            fromStart.ratesAt(new EmulatedInstant(ahead + centre)),
            drives.get(vehicle).ratesAt(new EmulatedInstant(centre)));
      }
    }
  }

  @Property
  void shouldSendAtOneRateWhereTheFieldIsConstant(
      @ForAll @DoubleRange(min = 0, max = 1) double start,
      @ForAll @DoubleRange(min = 0, max = 1000) double at,
      @ForAll @DoubleRange(min = 1, max = 1e12) double bits) {
    Motion uneven = laps(30, 7);
    Drive drive = uneven.under(Radios.ample()).drives(Radios.inOrder(start, 1, 0)).get(0);
    Rates best = Radios.rates(5.5547, 5.5547);
    double seconds = bits / best.uplink();

    assertEquals(
        seconds,
        drive.transfer(Direction.UPLINK, new EmulatedInstant(at), bits).seconds(),
        1e-9 * (seconds + at + 1));
  }

  /** Bins of 7 m: 171 bins and a rest of 3 m, whose centre at 1198.5 m is out of sight. */
  @Test
  void shouldEndTheLapWithAShorterBinWhenTheBinDoesNotDivideIt() {
    ComposedRadio link = Radios.withNoise(Radios.GOOD_DBM_PER_HZ);
    Motion uneven = laps(36, 7);
    Drive drive = uneven.under(link).drives(Radios.inOrder(0, 1, 0)).get(0);
    Rates last = link.rates(Math.hypot(200, 1.5 + 10), false, 0);

    assertRates(last, drive.ratesAt(new EmulatedInstant(119.71)));
    assertRates(last, drive.ratesAt(new EmulatedInstant(119.99)));
    assertRates(Radios.rates(5.5547, 5.5547), drive.ratesAt(new EmulatedInstant(120.01)));
  }

  @Test
  void shouldShadowATrialAlikeForAllItsVehiclesAndRuns() {
    Coverage coverage = LAP.under(SHADOWED);
    List<Drive> drives = coverage.drives(Radios.inOrder(0, 2, 20250101));
    List<Drive> again = LAP.under(SHADOWED).drives(Radios.inOrder(0, 2, 20250101));

    assertEquals(profile(drives.get(0), 0), profile(again.get(0), 0));
    assertEquals(profile(drives.get(0), 72), profile(drives.get(1), 0));
  }

  @Test
  void shouldShadowTrialsDifferently() {
    Coverage coverage = LAP.under(SHADOWED);
    List<Rates> first = profile(coverage.drives(Radios.inOrder(0, 1, 1)).get(0), 0);
    List<Rates> second = profile(coverage.drives(Radios.inOrder(0, 1, 2)).get(0), 0);
    List<Rates> none = profile(LAP.under(GOOD).drives(Radios.inOrder(0, 1, 1)).get(0), 0);

    assertNotEquals(first, second);
    assertNotEquals(first, none);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 400, 200, 10, .5",
    "30, 0, 200, 10, .5",
    "30, 400, -1, 10, .5",
    "30, 400, 200, -1, .5",
    "30, 400, 200, 10, 0"
  })
  void shouldRejectWhatIsNoLap(double speed, double side, double depth, double offset, double bin) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Motion(new LapMobility(speed, side, depth, offset), bin));
  }

  private static Motion laps(double speedKmh, double binM) {
    return new Motion(new LapMobility(speedKmh, 400, 200, 10), binM);
  }

  /** Returns the rates at the middle of every bin of one lap, starting at a time. */
  private static List<Rates> profile(Drive drive, double fromSeconds) {
    return IntStream.range(0, 2400)
        .mapToObj(bin -> drive.ratesAt(new EmulatedInstant(fromSeconds + (bin + 0.5) * 0.06)))
        .toList();
  }
}
