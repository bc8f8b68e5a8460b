package org.splitkd.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {

  /** Probabilities 1/8, 1/2, 1/4, 1/8. */
  private static final float[] EIGHTHS = logarithms(1, 4, 2, 1);

  @Test
  void shouldTakeTheLikeliestAtTemperatureZero() {
    Sampler greedy = new Sampler(SamplingSettings.greedy(1));
    assertEquals(2, greedy.next(new float[] {-3, -1, -0.5f, Float.NEGATIVE_INFINITY}));
    assertEquals(1, greedy.next(new float[] {-3, 7, 7, 0}));
    assertEquals(0, greedy.next(new float[] {-0f, 0f}));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-9, 1",
    "0.5,  1",
    "0.51, 1 2",
    "0.75, 1 2",
    // Of the two tokens with probability 1/8, the one with the lower id.
    "0.76, 0 1 2",
    "0.88, 0 1 2 3",
    "1,    0 1 2 3"
  })
  void shouldSampleFromTheSmallestShareThatIsEnough(double topP, String possible) {
    Set<Integer> drawn = drawn(new SamplingSettings(1, 1, topP, 5), EIGHTHS);
    assertEquals(possible, String.join(" ", drawn.stream().map(String::valueOf).toList()));
  }

  @Test
  void shouldOrderNegativeAndPositiveLogitsAlike() {
    float[] logits = {-2, 3, -0f, 0, 1e-30f, -1e30f, 2.5f};
    // Nearly the same probability for all but the sixth, in the order 1 6 4 2 3 0.
    for (int candidates = 1; candidates <= 6; candidates++) {
      SamplingSettings settings = new SamplingSettings(1, 1e6, (candidates - 0.5) / 6, 1);
      Set<Integer> first = Set.copyOf(List.of(1, 6, 4, 2, 3, 0).subList(0, candidates));
      assertEquals(first, drawn(settings, logits));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2.5})
  void shouldFollowTheSoftmaxAtATemperature(double temperature) {
    float[] logits = {0.5f, -1, 2, 0, 1.5f, -3, 0.1f, 1};
    int draws = 40_000;
    int[] counts = new int[logits.length];
    Sampler sampler = new Sampler(new SamplingSettings(1, temperature, 1, 20250101));
    for (int draw = 0; draw < draws; draw++) {
      counts[sampler.next(logits)]++;
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit / temperature);
    }
    double chiSquare = 0;
    for (int id = 0; id < logits.length; id++) {
      double expected = draws * Math.exp(logits[id] / temperature) / sum;
      chiSquare += (counts[id] - expected) * (counts[id] - expected) / expected;
    }
    // 99.9 % quantile for 7 degrees of freedom.
    assertTrue(chiSquare < 24.32, "chi-square " + chiSquare);
  }

  @Test
  void shouldKeepTheRatiosOfTheShareItSamplesFrom() {
    Sampler sampler = new Sampler(new SamplingSettings(1, 1, 0.75, 3));
    int draws = 30_000;
    long likeliest = IntStream.range(0, draws).filter(i -> sampler.next(EIGHTHS) == 1).count();
    // 1/2 of 3/4, within four standard deviations.
    assertEquals(draws * 2 / 3.0, (double) likeliest, 4 * Math.sqrt(draws * 2 / 9.0));
  }

  @Test
  void shouldDrawTheSameForTheSameSeed() {
    assertEquals(sequence(7), sequence(7));
    assertNotEquals(sequence(7), sequence(8));
  }

  @Test
  void shouldNeverDrawWhatIsImpossible() {
    float[] logits = {Float.NEGATIVE_INFINITY, 0, Float.NEGATIVE_INFINITY, 0};
    assertEquals(Set.of(1, 3), drawn(new SamplingSettings(1, 100, 1, 1), logits));
    assertEquals(Set.of(1, 3), drawn(new SamplingSettings(1, 100, 0.999, 1), logits));
  }

  @Test
  void shouldBeGreedyAtTheLeastTemperature() {
    assertEquals(Set.of(1), drawn(new SamplingSettings(1, Double.MIN_VALUE, 1, 1), EIGHTHS));
  }

  @Test
  void shouldRefuseLogitsThatAreNoNumbers() {
    Sampler sampler = new Sampler(SamplingSettings.greedy(1));
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] logits = {0, wrong, 1};
      String message =
          assertThrows(IllegalArgumentException.class, () -> sampler.next(logits)).getMessage();
      assertEquals("logit of token 1: " + wrong, message);
    }
    float[] none = {Float.NEGATIVE_INFINITY};
    assertThrows(IllegalArgumentException.class, () -> sampler.next(none));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "1, -1, 1",
    "1, NaN, 1",
    "1, Infinity, 1",
    "1, 1, 0",
    "1, 1, 1.1",
    "1, 1, NaN"
  })
  void shouldRefuseImpossibleSettings(int maxTokens, double temperature, double topP) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SamplingSettings(maxTokens, temperature, topP, 0));
  }

  private static Set<Integer> drawn(SamplingSettings settings, float[] logits) {
    Sampler sampler = new Sampler(settings);
    Set<Integer> drawn = new TreeSet<>();
    for (int draw = 0; draw < 500; draw++) {
      drawn.add(sampler.next(logits));
    }
    return drawn;
  }

  private static List<Integer> sequence(long seed) {
    Sampler sampler = new Sampler(new SamplingSettings(1, 1, 0.9, seed));
    return IntStream.range(0, 50).mapToObj(draw -> sampler.next(EIGHTHS)).toList();
  }

  private static float[] logarithms(double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int id = 0; id < logits.length; id++) {
      logits[id] = (float) Math.log(probabilities[id]);
    }
    return logits;
  }
}
