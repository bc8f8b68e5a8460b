package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnrThresholdsTest {

  @ParameterizedTest
  @EnumSource
  void shouldChangeCqiExactlyAtEachThreshold(SnrThresholds thresholds) {
    double[] boundaries = boundaries(thresholds);
    for (int cqi = 1; cqi <= 15; cqi++) {
      assertEquals(cqi, thresholds.cqi(boundaries[cqi - 1]));
      assertEquals(cqi - 1, thresholds.cqi(Math.nextDown(boundaries[cqi - 1])));
    }
  }

  @Test
  void shouldReportTheBestQualityHoweverStrongAndNoneHoweverWeak() {
    assertEquals(15, SnrThresholds.CANONICAL.cqi(1e3));
    assertEquals(0, SnrThresholds.CANONICAL.cqi(-1e3));
    assertEquals(0, SnrThresholds.CANONICAL.cqi(Double.NEGATIVE_INFINITY));
  }

  /** The sets as published by the simulators. */
  private static double[] boundaries(SnrThresholds thresholds) {
    return switch (thresholds) {
      case CANONICAL ->
          new double[] {
            -6.7, -4.7, -2.3, 0.2, 2.4, 4.3, 5.9, 8.1, 10.3, 11.7, 14.1, 16.3, 18.7, 21.0, 22.7
          };
      case AWGN ->
          new double[] {
            -6.936, -5.147, -3.180, -1.253, 0.761, 2.699, 4.694, 6.525, 8.573, 10.366, 12.289,
            14.173, 15.888, 17.814, 19.829
          };
      case MATHWORKS ->
          new double[] {
            -1.89, -0.82, 0.95, 2.95, 4.90, 7.39, 8.89, 11.02, 13.32, 14.68, 16.62, 18.91, 21.58,
            24.88, 29.32
          };
      case LENA ->
          new double[] {
            -2.8, -0.973, 0.377, 1.964, 3.483, 4.842, 7.007, 8.519, 10.276, 12.239, 14.033, 15.809,
            17.896, 19.765, 22.651
          };
    };
  }
}
