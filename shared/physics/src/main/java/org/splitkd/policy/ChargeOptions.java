package org.splitkd.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.policy.Charge;
import org.splitkd.api.policy.CostModel;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/**
 * The sessions that are possible with a vehicle, and what they leave in its battery: every cut that
 * keeps the delay limit, with the clock of least energy and with the highest one.
 */
record ChargeOptions(PolicyContext context, int vehicle, List<CutLayer> cuts, double beta) {

  private static final CutLayer SHALLOWEST = new CutLayer(1);

  /**
   * A session.
   *
   * @param charge predicted after it, share of the battery
   */
  record Option(Weighed session, double charge) {}

  ChargeOptions {
    cuts = List.copyOf(cuts);
  }

  /** Returns the options at these rates; cut 1 at the highest clock if no cut keeps the limit. */
  List<Option> at(Rates rates, Optional<Charge> battery) {
    CostModel costs = context.costs();
    double maxGhz = context.clocks().maxGhz();
    double limit = beta * costs.predict(vehicle, SHALLOWEST, maxGhz, rates).delaySeconds();
    List<Option> options = new ArrayList<>();
    for (CutLayer cut : cuts) {
      costs
          .leastEnergyGhz(vehicle, cut, rates, limit)
          .ifPresent(
              ghz -> {
                options.add(option(cut, ghz, rates, battery, true));
                options.add(option(cut, maxGhz, rates, battery, true));
              });
    }
    return options.isEmpty()
        ? List.of(option(SHALLOWEST, maxGhz, rates, battery, false))
        : List.copyOf(options);
  }

  /** Energy that the vehicle's battery gives in a session, J, whatever counts. */
  double drawn(CutLayer cut, double ghz, Rates rates) {
    EnergyParts energy = context.costs().energy(vehicle, cut, ghz, rates);
    return energy.vehicleJoules();
  }

  /**
   * How much more a session takes at these rates than over a perfect link: the energy drawn with
   * cut 1 at the highest clock, relative to that. 1 where a perfect link is not known.
   */
  double effort(Rates rates) {
    double maxGhz = context.clocks().maxGhz();
    return context
        .peakRates()
        .map(peak -> drawn(SHALLOWEST, maxGhz, rates) / drawn(SHALLOWEST, maxGhz, peak))
        .orElse(1.0);
  }

  private Option option(
      CutLayer cut, double ghz, Rates rates, Optional<Charge> battery, boolean withinLimit) {
    Prediction predicted = context.costs().predict(vehicle, cut, ghz, rates);
    double charge =
        battery
            .map(now -> (now.leftJoules() - drawn(cut, ghz, rates)) / now.capacityJoules())
            .orElse(1.0);
    return new Option(new Weighed(vehicle, rates, cut, ghz, predicted, withinLimit), charge);
  }
}
