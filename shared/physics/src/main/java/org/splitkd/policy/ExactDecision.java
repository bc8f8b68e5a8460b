package org.splitkd.policy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
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
final class ExactDecision {

  private static final CutLayer SHALLOWEST = new CutLayer(1);

  private final CostModel costs;
  private final int vehicle;
  private final double maxGhz;
  private final double beta;
  private final List<CutLayer> candidates;

  /**
   * Creates the decisions for a vehicle.
   *
   * @param maxGhz the GPU's highest clock
   * @param respectMemory consider only cuts that fit the device's memory; cut 1 if none does
   */
  ExactDecision(
      CostModel costs,
      int vehicle,
      CutLayer deepest,
      double maxGhz,
      double beta,
      boolean respectMemory) {
    this.costs = costs;
    this.vehicle = vehicle;
    this.maxGhz = maxGhz;
    this.beta = beta;
    List<CutLayer> fitting =
        IntStream.rangeClosed(1, deepest.index())
            .mapToObj(CutLayer::new)
            .filter(cut -> !respectMemory || costs.fitsMemory(vehicle, cut))
            .toList();
    candidates = fitting.isEmpty() ? List.of(SHALLOWEST) : fitting;
  }

  /**
   * Decides at these rates. Ties go to the smaller cut. If no cut meets the limit, the decision is
   * cut 1 at f_max, the least possible delay on a slow device.
   */
  Weighed decide(Rates rates) {
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
