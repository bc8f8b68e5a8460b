package org.splitkd.radio;

/** SNR thresholds in dB from which CQI 1…15 are reported: four sets used by simulators. */
public enum SnrThresholds {
  CANONICAL(-6.7, -4.7, -2.3, 0.2, 2.4, 4.3, 5.9, 8.1, 10.3, 11.7, 14.1, 16.3, 18.7, 21.0, 22.7),
  AWGN(
      -6.936, -5.147, -3.180, -1.253, 0.761, 2.699, 4.694, 6.525, 8.573, 10.366, 12.289, 14.173,
      15.888, 17.814, 19.829),
  MATHWORKS(
      -1.89, -0.82, 0.95, 2.95, 4.90, 7.39, 8.89, 11.02, 13.32, 14.68, 16.62, 18.91, 21.58, 24.88,
      29.32),
  LENA(
      -2.8, -0.973, 0.377, 1.964, 3.483, 4.842, 7.007, 8.519, 10.276, 12.239, 14.033, 15.809,
      17.896, 19.765, 22.651);

  @SuppressWarnings("ImmutableEnumChecker") // never written again
  private final double[] thresholdsDb;

  SnrThresholds(double... thresholdsDb) {
    this.thresholdsDb = thresholdsDb;
  }

  /** Returns the largest CQI whose threshold does not exceed the SNR; 0 when out of range. */
  public int cqi(double snrDb) {
    int cqi = 0;
    while (cqi < thresholdsDb.length && thresholdsDb[cqi] <= snrDb) {
      cqi++;
    }
    return cqi;
  }
}
