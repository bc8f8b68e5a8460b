package org.splitkd.nn.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerSettingsTest {

  /**
   * The rate rises to 0.01 in 5 steps and falls to a tenth of it in 40 more; a cosine is half way
   * down in the middle.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.002",
    "5, 0.01",
    "15, 0.008681980515",
    "25, 0.0055",
    "45, 0.001",
    "60, 0.001"
  })
  void shouldRiseInALineAndFallInACosine(int step, double rate) {
    assertEquals(rate, settings(5, 45).learningRate(step), 1e-12);
  }

  @Test
  void shouldBeginAtTheTopWithoutAWarmUp() {
    assertEquals(0.01, settings(0, 1000).learningRate(1), 1e-6);
  }

  @Test
  void shouldNotFallWhenAllIsWarmUp() {
    assertEquals(0.01, settings(5, 5).learningRate(5));
    assertEquals(0.001, settings(5, 5).learningRate(6));
  }

  private static OptimizerSettings settings(int warmup, int total) {
    return new OptimizerSettings(0.01, warmup, total, 0.1, 0.9, 0.95, 1e-8, 0, 1);
  }
}
