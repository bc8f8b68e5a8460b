package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.api.GaussianStream;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;
import org.splitkd.api.radio.ComposedRadio;
import org.splitkd.api.radio.Passage;
import org.splitkd.api.radio.Place;
import org.splitkd.api.radio.Rates;
import org.splitkd.api.radio.SightModel;
import org.splitkd.mobility.FcdTrace;
import org.splitkd.mobility.FcdTrace.Sample;
import org.splitkd.mobility.LineOfSight;
import org.splitkd.time.EmulatedInstant;

/** Line of sight and shadowing that differ from trial to trial. */
class TraceByChanceTest {

  private static final LineOfSight BY_CHANCE = new LineOfSight.Probability();

  private static final ComposedRadio POOR = Radios.withNoise(Radios.POOR_DBM_PER_HZ);

  private static final ComposedRadio SHADOWED = Radios.shadowed(POOR);

  /** Two vehicles along one street, 800 m in 100 s. */
  private static final FcdTrace STREET =
      TraceMobilityTest.trace(
          100,
          TraceMobilityTest.track("a", new Sample(0, 0, -400, 5), new Sample(1, 100, 400, 5)),
          TraceMobilityTest.track("b", new Sample(0, 0, -400, 5), new Sample(1, 100, 400, 5)));

  static Stream<Arguments> byChance() {
    LineOfSight streets =
        new LineOfSight.Streets(List.of(new LineOfSight.Rectangle(-200, 0, 200, 10)));
    return Stream.of(
        Arguments.of(TraceMobilityTest.motion(STREET, BY_CHANCE, 0.5), POOR),
        Arguments.of(TraceMobilityTest.motion(STREET, BY_CHANCE, 0.5), SHADOWED),
        Arguments.of(TraceMobilityTest.motion(STREET, streets, 0.5), SHADOWED));
  }

  @ParameterizedTest
  @MethodSource("byChance")
  void shouldRepeatATrialAndTellTrialsAndVehiclesApart(Motion mobility, ComposedRadio radio) {
    Coverage coverage = mobility.under(radio);
    List<Drive> drives = coverage.drives(Radios.inOrder(0, 2, 1));
    List<Drive> other = coverage.drives(Radios.inOrder(0, 2, 2));
    List<Drive> again = mobility.under(radio).drives(Radios.inOrder(0, 2, 1));

    assertEquals(profile(drives.get(0)), profile(again.get(0)));
    assertEquals(profile(drives.get(1)), profile(again.get(1)));
    assertNotEquals(profile(drives.get(0)), profile(drives.get(1)));
    assertNotEquals(profile(drives.get(0)), profile(other.get(0)));
  }

  /**
   * The probability is 0.23098 at 100 m (TR 38.901 Table 7.4.2-1). In sight, the uplink SNR exceeds
   * the threshold of CQI 15 by 8.4 dB.
   */
  @Test
  void shouldSeeTheStationAsOftenAsTheStandardSays() {
    FcdTrace trace = TraceMobilityTest.trace(1, TraceMobilityTest.standing("a", 100));
    Coverage coverage = TraceMobilityTest.motion(trace, BY_CHANCE, 0.5).under(POOR);
    double best = Radios.rates(5.5547, 0).uplink();
    int trials = 4000;

    long inSight =
        IntStream.range(0, trials)
            .mapToObj(seed -> coverage.drives(Radios.inOrder(0, 1, seed)).get(0))
            .filter(drive -> drive.ratesAt(EmulatedInstant.START).uplink() > best - 1)
            .count();

    assertEquals(0.23098, (double) inSight / trials, 4 * Math.sqrt(0.231 * 0.769 / trials));
  }

  @Test
  void shouldKeepADrawOverItsCorrelationDistanceWhateverTheBin() {
    List<Boolean> fine = sights(0.5, 800);
    List<Boolean> coarse = sights(25, 16);

    for (int piece = 0; piece < 800; piece++) {
      assertEquals(fine.get(piece - piece % 20), fine.get(piece));
    }
    for (int piece = 0; piece < 16; piece++) {
      // The centre of a coarse piece is at 12.5 m + 25 m · piece.
      assertEquals(fine.get(25 + 50 * piece), coarse.get(piece));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldAlwaysSeeTheStationFromNearby(long seed) {
    SightModel.Along sight = along(seed);

    for (int metre = 0; metre < 1000; metre++) {
      assertEquals(true, sight.at(place(metre, 18)));
    }
  }

  /** Variance σ², correlation 1/e at d: 4 dB and 10 m in sight, 7.82 dB and 13 m out of sight. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldShadowAsTheStandardSays(boolean lineOfSight) {
    double sigma = lineOfSight ? 4 : 7.82;
    double decorrelationM = lineOfSight ? 10 : 13;
    int seeds = 20_000;
    double square = 0;
    double product = 0;
    for (int seed = 0; seed < seeds; seed++) {
      PathShadowing fading =
          new PathShadowing(
              PathLoss.Environment.UMI_STREET_CANYON,
              new GaussianStream(new SplittableRandom(seed)));
      double before = fading.db(2, lineOfSight);
      fading.db(5, !lineOfSight);
      double after = fading.db(2 + decorrelationM, lineOfSight);
      square += after * after / seeds;
      product += before * after / seeds;
    }

    double variance = sigma * sigma;
    assertEquals(variance, square, 4 * variance * Math.sqrt(2.0 / seeds));
    assertEquals(
        variance * Math.exp(-1), product, 4 * variance * Math.sqrt((1 + Math.exp(-2)) / seeds));
  }

  @Test
  void shouldRejectStreetsAndDistancesOfNoExtent() {
    assertThrows(IllegalArgumentException.class, () -> new SightByChance(Radios.STREET_CANYON, 0));
    assertThrows(IllegalArgumentException.class, () -> new LineOfSight.Rectangle(0, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new LineOfSight.Rectangle(0, 1, 1, 0));
  }

  /** Returns the sights along 400 m in pieces of a given length, 60 m from the station. */
  private static List<Boolean> sights(double pieceM, int pieces) {
    SightModel.Along sight = along(20250101);
    return IntStream.range(0, pieces)
        .mapToObj(piece -> sight.at(place((piece + 0.5) * pieceM, 60)))
        .toList();
  }

  private static SightModel.Along along(long seed) {
    return new SightByChance(Radios.STREET_CANYON, 10).along(new Passage(false, 1, 1, false, seed));
  }

  private static Place place(double travelledM, double distanceM) {
    return new Place(0, 0, new Position(0, 0), distanceM, travelledM, Sight.UNKNOWN);
  }

  private static List<Rates> profile(Drive drive) {
    return IntStream.range(0, 1600)
        .mapToObj(i -> drive.ratesAt(new EmulatedInstant((i + 0.5) / 16)))
        .toList();
  }
}
