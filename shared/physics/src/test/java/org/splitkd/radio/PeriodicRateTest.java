package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@net.jqwik.api.Tag("slow")
class PeriodicRateTest {

  @Provide
  Arbitrary<PieceByPiece> profiles() {
    return PieceByPiece.profiles();
  }

  @Provide
  Arbitrary<PieceByPiece> audibleProfiles() {
    return PieceByPiece.audibleProfiles();
  }

  @Property
  void shouldEndWhereWalkingPieceByPieceEnds(
      @ForAll("audibleProfiles") PieceByPiece profile,
      @ForAll @IntRange(max = 400) int startEighths,
      @ForAll @IntRange(min = 1, max = 4000) int quarterBits) {
    double start = startEighths / 8.0;
    double bits = quarterBits / 4.0;

    assertEquals(
        profile.endOfTransfer(start, bits), profile.rate().endOfTransfer(start, bits), 1e-9);
  }

  @Property
  void shouldEndWhereWalkingEndsWhenStartedOnAnEdge(
      @ForAll("audibleProfiles") PieceByPiece profile,
      @ForAll @IntRange(max = 8) int edge,
      @ForAll @IntRange(max = 5) int periods,
      @ForAll @IntRange(min = 1, max = 400) int quarterBits) {
    double start =
        periods * profile.period() + profile.edge(Math.min(edge, profile.pieces().size()));
    double bits = quarterBits / 4.0;

    assertEquals(
        profile.endOfTransfer(start, bits), profile.rate().endOfTransfer(start, bits), 1e-9);
  }

  @Property
  void shouldEndWithTheLastBitOfAPeriodNotAfterTheSilenceThatFollows(
      @ForAll("audibleProfiles") PieceByPiece profile, @ForAll @IntRange(min = 1, max = 9) int k) {
    double perPeriod =
        profile.pieces().stream().mapToDouble(piece -> piece.rate() * piece.seconds()).sum();

    assertEquals(
        profile.endOfTransfer(0, k * perPeriod),
        profile.rate().endOfTransfer(0, k * perPeriod),
        1e-9);
  }

  @Property
  void shouldTakeAsLongInOnePieceAsInTwo(
      @ForAll("audibleProfiles") PieceByPiece profile,
      @ForAll @IntRange(max = 400) int startEighths,
      @ForAll @IntRange(min = 1, max = 2000) int firstQuarterBits,
      @ForAll @IntRange(min = 1, max = 2000) int secondQuarterBits) {
    PeriodicRate rate = profile.rate();
    double start = startEighths / 8.0;
    double first = firstQuarterBits / 4.0;
    double second = secondQuarterBits / 4.0;

    double between = rate.endOfTransfer(start, first);

    assertEquals(
        rate.endOfTransfer(start, first + second), rate.endOfTransfer(between, second), 1e-9);
  }

  /** No piece is silent here, so rounding moves an end by no more than its own size. */
  @Property
  void shouldTakeAsLongInTwoAtAnyMagnitude(
      @ForAll @DoubleRange(min = 0.01, max = 50) double seconds,
      @ForAll @DoubleRange(min = 1e6, max = 1e9) double rate,
      @ForAll @DoubleRange(min = 0, max = 1e4) double start,
      @ForAll @DoubleRange(min = 1, max = 1e11) double first,
      @ForAll @DoubleRange(min = 1, max = 1e11) double second) {
    PeriodicRate two = new PeriodicRate(new double[] {0, seconds, 144}, new double[] {rate, 3.3e8});
    double end = two.endOfTransfer(start, first + second);

    assertEquals(
        end, two.endOfTransfer(two.endOfTransfer(start, first), second), 1e-9 * end + 1e-9);
  }

  @Property
  void shouldHaveTheRateOfThePieceThatBeginsAtAnEdge(
      @ForAll("profiles") PieceByPiece profile, @ForAll @IntRange(max = 400) int eighths) {
    assertEquals(profile.rateAt(eighths / 8.0), profile.rate().at(eighths / 8.0));
  }

  @Property
  void shouldNeverEndWithoutAnyRate(@ForAll("profiles") PieceByPiece profile) {
    PeriodicRate rate = profile.rate();

    assertEquals(profile.audible(), rate.everPositive());
    assertEquals(profile.audible(), Double.isFinite(rate.endOfTransfer(0, 1)));
  }

  /** Three periods of rate 0 are longer than any silence requested here. */
  @Property
  void shouldFallSilentWhereWalkingStepByStepDoes(
      @ForAll("audibleProfiles") PieceByPiece profile,
      @ForAll @IntRange(max = 400) int startEighths,
      @ForAll @IntRange(min = 1, max = 60) int eighths) {
    assertEquals(
        profile.startOfSilence(startEighths, eighths),
        profile.rate().startOfSilence(startEighths / 8.0, eighths / 8.0));
  }

  @Property
  void shouldFallSilentWhereWalkingDoesWhenStartedOnAnEdge(
      @ForAll("audibleProfiles") PieceByPiece profile,
      @ForAll @IntRange(max = 8) int edge,
      @ForAll @IntRange(max = 5) int periods,
      @ForAll @IntRange(min = 1, max = 16) int eighths) {
    double start =
        periods * profile.period() + profile.edge(Math.min(edge, profile.pieces().size()));

    assertEquals(
        profile.startOfSilence((int) (start * 8), eighths),
        profile.rate().startOfSilence(start, eighths / 8.0));
  }

  /** Silent from 3 to 5, from 8 to 10 and so on, across the end of the period. */
  @Test
  void shouldJoinTheSilencesAroundTheEndOfAPeriod() {
    PeriodicRate rate = new PeriodicRate(new double[] {0, 0.5, 3, 4, 5}, new double[] {0, 1, 0, 0});

    assertEquals(3, rate.startOfSilence(1, 2));
    assertEquals(3.25, rate.startOfSilence(3.25, 2));
    assertEquals(8, rate.startOfSilence(3.75, 2));
    assertEquals(8, rate.startOfSilence(3.5, 2));
    assertEquals(3, rate.startOfSilence(0.25, 1));
    assertEquals(Double.POSITIVE_INFINITY, rate.startOfSilence(1, 2.5));
  }

  @Test
  void shouldBeSilentAtOnceWithoutAnyRate() {
    assertEquals(7, PeriodicRate.constant(0).startOfSilence(7, 1e9));
    assertEquals(Double.POSITIVE_INFINITY, PeriodicRate.constant(1).startOfSilence(7, 1e-9));
  }

  /** 3 bits per period of 4 s: one in the first second, two in the third. */
  @Test
  void shouldCrossSilenceAndPeriods() {
    PeriodicRate rate = new PeriodicRate(new double[] {0, 1, 2, 3, 4}, new double[] {1, 0, 2, 0});

    assertEquals(1, rate.endOfTransfer(0, 1));
    assertEquals(2.5, rate.endOfTransfer(0, 2));
    assertEquals(3, rate.endOfTransfer(0, 3));
    assertEquals(3, rate.endOfTransfer(1, 2));
    assertEquals(4.5, rate.endOfTransfer(3.5, 0.5));
    assertEquals(4_000_003, rate.endOfTransfer(0, 3_000_003));
  }

  @Test
  void shouldEndAtOnceWithNothingToSend() {
    PeriodicRate silent = PeriodicRate.constant(0);

    assertEquals(7, silent.endOfTransfer(7, 0));
  }

  @Test
  void shouldRejectEdgesThatDoNotIncreaseAndNegativeRates() {
    double[] edges = {0, 1, 1};
    double[] rates = {1, 1};

    assertThrows(IllegalArgumentException.class, () -> new PeriodicRate(edges, rates));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PeriodicRate(new double[] {0, 1}, new double[] {-1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PeriodicRate(new double[] {1, 2}, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class, () -> new PeriodicRate(new double[] {0}, new double[0]));
  }
}
