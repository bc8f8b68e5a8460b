package org.splitkd.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  private static final int DRAWS = 20_000;

  /** Computed with another implementation of the mixing function and of SplittableRandom. */
  @ParameterizedTest
  @CsvSource({
    "7, 0, 1, 0, 1, -1",
    "7, 0, 1, 0, 2, 3",
    "7, 0, 1, 1, 1, -1",
    "8, 0, 1, 0, 1, 0",
    "-3, 0, 1, 0, 1, 5",
    "20250101, 39, 4, 9, 3, 3",
    "20250101, 0, 1, 2, 1, 5"
  })
  void shouldDrawTheSameForEver(
      long seed, int trial, int round, int vehicle, int attempt, int batch) {
    assertEquals(
        batch < 0 ? OptionalInt.empty() : OptionalInt.of(batch),
        new Faults(0.5, seed, trial).deathOf(round, vehicle, attempt, 8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 0.75})
  void shouldStrikeAsOftenAsAskedAndEveryBatchAlike(double probability) {
    Faults faults = new Faults(probability, 20250101, 3);
    List<Integer> deaths =
        IntStream.range(0, DRAWS)
            .mapToObj(draw -> faults.deathOf(1 + draw / 100, draw % 100, 1, 4))
            .flatMap(death -> death.stream().boxed())
            .toList();

    // Four standard deviations.
    double expected = DRAWS * probability;
    assertEquals(expected, deaths.size(), 4 * Math.sqrt(expected * (1 - probability)));
    for (int batch = 0; batch < 4; batch++) {
      int ofBatch = batch;
      assertEquals(
          deaths.size() / 4.0,
          (double) deaths.stream().filter(death -> death == ofBatch).count(),
          4 * Math.sqrt(deaths.size() * 0.25 * 0.75));
    }
  }

  @Test
  void shouldDependOnEveryPartOfTheName() {
    List<OptionalInt> first = deaths(new Faults(0.5, 1, 0), 1, 1);

    assertEquals(first, deaths(new Faults(0.5, 1, 0), 1, 1));
    assertNotEquals(first, deaths(new Faults(0.5, 2, 0), 1, 1));
    assertNotEquals(first, deaths(new Faults(0.5, 1, 1), 1, 1));
    assertNotEquals(first, deaths(new Faults(0.5, 1, 0), 2, 1));
    assertNotEquals(first, deaths(new Faults(0.5, 1, 0), 1, 2));
  }

  @Test
  void shouldStrikeNoneOrAllAtTheEnds() {
    for (int vehicle = 0; vehicle < 1000; vehicle++) {
      assertEquals(OptionalInt.empty(), new Faults(0, 7, 0).deathOf(1, vehicle, 1, 8));
      assertEquals(OptionalInt.of(0), new Faults(1, 7, 0).deathOf(1, vehicle, 1, 1));
    }
  }

  @Test
  void shouldRefuseWhatIsNoProbability() {
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new Faults(wrong, 7, 0));
    }
  }

  private static List<OptionalInt> deaths(Faults faults, int round, int attempt) {
    return IntStream.range(0, 20)
        .mapToObj(vehicle -> faults.deathOf(round, vehicle, attempt, 8))
        .toList();
  }
}
