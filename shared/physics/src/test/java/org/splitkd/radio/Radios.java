package org.splitkd.radio;

import java.util.List;
import java.util.stream.IntStream;

/** Radios and draws that several tests use. */
final class Radios {

  static final double GOOD_DBM_PER_HZ = -166;
  static final double POOR_DBM_PER_HZ = -160;

  /** 132 PRB of 120 kHz, balanced TDD. */
  static final Carrier CARRIER =
      new Carrier(132, 3, 1, new Carrier.Split(0.10, 0.5), new Carrier.Split(0.18, 0.5));

  private static final PathLoss STREET_CANYON =
      new PathLoss(PathLoss.Environment.UMI_STREET_CANYON, 28, 10, 1.5);

  private Radios() {}

  /** The radio of the case study under a noise density. */
  static RadioLink withNoise(double noiseDbmPerHz) {
    return with(new LinkBudget(23, 37, 14, 23, 0), noiseDbmPerHz);
  }

  /** So much power that the best quality is reported everywhere. */
  static RadioLink ample() {
    return with(new LinkBudget(1000, 1000, 0, 0, 0), POOR_DBM_PER_HZ);
  }

  /** Rates of the default carrier at an efficiency of each direction, as TS 38.306 has them. */
  static Rates rates(double uplinkEfficiency, double downlinkEfficiency) {
    double symbols = 12.0 * 132 * 112_000;
    return new Rates(symbols * uplinkEfficiency * 0.45, symbols * downlinkEfficiency * 0.41);
  }

  /** A draw in which every vehicle has the start of its own index. */
  static TrialDraw inOrder(double start, int vehicles, long seed) {
    List<Integer> order = IntStream.range(0, vehicles).boxed().toList();
    return new TrialDraw(start, order, seed);
  }

  private static RadioLink with(LinkBudget budget, double noiseDbmPerHz) {
    return new RadioLink(
        STREET_CANYON, budget, CARRIER, CqiTable.QAM64, SnrThresholds.CANONICAL, noiseDbmPerHz);
  }
}
