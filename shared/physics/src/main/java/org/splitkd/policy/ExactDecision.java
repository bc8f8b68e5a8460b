package org.splitkd.policy;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.policy.CostModel;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/**
 * The cut and frequency with the least predicted energy for one vehicle at its current rates,
 * subject to a delay of at most β times that of cut 1 at f_max. For every cut the best frequency is
 * known exactly because energy is convex in it.
 */
final class ExactDecision implements Line.Decision {

  /*
   * Why the decision is exact, although it searches in two dimensions at once.
   *
   * The cut is discrete and small (at most one per student block), so all of them are tried; what
   * remains is one clock f per cut. At a fixed cut and fixed rates only the GPU's W cycles depend
   * on f: they take W/f seconds at a power P(f) = P_static + k·f·max(f, f_floor)². With P_wait,
   * the power that is charged meanwhile for waiting parts, the energy is
   *
   *     E(f) = E_other + W·[(P_static + P_wait)/f + k·max(f, f_floor)²]
   *
   * In the period x = 1/f the first term is linear; the second falls as k/x² up to 1/f_floor and
   * is constant beyond. So E is convex in x: the perspective of a convex power law is convex (Boyd
   * and Vandenberghe, Convex Optimization, 2004, section 3.2.6). Its only minimum is at f* =
   * max(f_floor, ((P_static + P_wait) / 2k)^(1/3)). The delay T(f) = A + W/f falls with f, so the
   * delay limit leaves an interval [f_limit, f_max], and the best clock in it is f* clamped to
   * it. That takes two predictions per cut, without a grid and without alternating between cut
   * and clock, which may end in a local minimum.
   *
   * The other cases keep the argument and lose the formula. In an overlapped schedule the delay
   * is a longest path, the maximum of functions that are linear in x and hence convex and
   * increasing, so bisection finds f_limit and ternary search the minimum (SearchedFrequency). A
   * power law that somebody else brings need not be convex: ScannedFrequency says what it then
   * assumes. Tests compare all three with fine grids.
   */

  private static final CutLayer SHALLOWEST = new CutLayer(1);

  private final CostModel costs;
  private final int vehicle;
  private final double maxGhz;
  private final double beta;
  private final List<CutLayer> candidates;

  /**
   * Creates the decisions for a vehicle.
   *
   * @param candidates the cuts to consider, shallowest first
   * @param maxGhz the GPU's highest clock
   */
  ExactDecision(
      CostModel costs, int vehicle, List<CutLayer> candidates, double maxGhz, double beta) {
    this.costs = costs;
    this.vehicle = vehicle;
    this.candidates = List.copyOf(candidates);
    this.maxGhz = maxGhz;
    this.beta = beta;
  }

  /**
   * Decides at these rates. Ties go to the smaller cut. If no cut meets the limit, the decision is
   * cut 1 at f_max, the least possible delay on a slow device.
   */
  @Override
  public Weighed decide(Rates rates) {
    Prediction reference = costs.predict(vehicle, SHALLOWEST, maxGhz, rates);
    double limit = beta * reference.delaySeconds();
    @Nullable Weighed best = null;
    for (CutLayer cut : candidates) {
      OptionalDouble ghz = costs.leastEnergyGhz(vehicle, cut, rates, limit);
      if (ghz.isPresent()) {
        Prediction predicted = costs.predict(vehicle, cut, ghz.getAsDouble(), rates);
        if (best == null || predicted.joules() < best.predicted().joules()) {
          best = new Weighed(vehicle, rates, cut, ghz.getAsDouble(), predicted, true);
        }
      }
    }
    return best != null ? best : new Weighed(vehicle, rates, SHALLOWEST, maxGhz, reference, false);
  }
}
