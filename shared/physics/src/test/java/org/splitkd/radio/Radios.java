package org.splitkd.radio;

import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.radio.ComposedRadio;
import org.splitkd.api.radio.LinkBudget;
import org.splitkd.api.radio.Rates;
import org.splitkd.api.radio.ShadowingModel;

/** Radios and draws that several tests use. */
final class Radios {

  static final double GOOD_DBM_PER_HZ = -166;
  static final double POOR_DBM_PER_HZ = -160;

  /** 132 PRB of 120 kHz, balanced TDD. */
  static final Carrier CARRIER =
      new Carrier(132, 3, 1, new Carrier.Split(0.10, 0.5), new Carrier.Split(0.18, 0.5));

  static final PathLoss STREET_CANYON =
      new PathLoss(PathLoss.Environment.UMI_STREET_CANYON, 28, 10, 1.5);

  private Radios() {}

  /** The radio of the case study under a noise density. */
  static ComposedRadio withNoise(double noiseDbmPerHz) {
    return with(new LinkBudget(23, 37, 14, 23, 0), noiseDbmPerHz);
  }

  /** A radio with enough power for the best CQI everywhere. */
  static ComposedRadio ample() {
    return with(new LinkBudget(1000, 1000, 0, 0, 0), POOR_DBM_PER_HZ);
  }

  /** Rates of the default carrier by TS 38.306 at an efficiency for each direction. */
  static Rates rates(double uplinkEfficiency, double downlinkEfficiency) {
    double symbols = 12.0 * 132 * 112_000;
    return new Rates(symbols * uplinkEfficiency * 0.45, symbols * downlinkEfficiency * 0.41);
  }

  /** A draw whose order is by vehicle index. */
  static TrialDraw inOrder(double start, int vehicles, long seed) {
    List<Integer> order = IntStream.range(0, vehicles).boxed().toList();
    return new TrialDraw(start, order, seed);
  }

  private static ComposedRadio with(LinkBudget budget, double noiseDbmPerHz) {
    return new ComposedRadio(
        new SightByChance(STREET_CANYON, 10),
        STREET_CANYON,
        ShadowingModel.none(),
        budget,
        noiseDbmPerHz,
        new NrAdaptation(CARRIER, CqiTable.QAM64, SnrThresholds.CANONICAL));
  }

  /** The same radio with the shadow fading of its environment. */
  static ComposedRadio shadowed(ComposedRadio radio) {
    return radio.withShadowing(new StandardShadowing(STREET_CANYON.environment()));
  }
}
