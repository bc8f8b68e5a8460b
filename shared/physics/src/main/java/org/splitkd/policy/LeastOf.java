package org.splitkd.policy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/**
 * The decision for a vehicle that has the least value of some measure: every feasible cut is tried,
 * each at the clock that suits it. Ties go to the smaller cut.
 */
record LeastOf(
    PolicyContext context,
    int vehicle,
    List<CutLayer> cuts,
    Clock clock,
    ToDoubleFunction<Weighed> measure)
    implements Line.Decision {

  /** The GPU's clock for a cut at given rates, GHz. */
  interface Clock {
    double ghz(CutLayer cut, Rates rates);
  }

  LeastOf {
    cuts = List.copyOf(cuts);
  }

  @Override
  public Weighed decide(Rates rates) {
    double limit = context.limitSeconds(vehicle, rates);
    @Nullable Weighed best = null;
    double least = Double.POSITIVE_INFINITY;
    for (CutLayer cut : cuts) {
      double ghz = clock.ghz(cut, rates);
      Prediction predicted = context.costs().predict(vehicle, cut, ghz, rates);
      boolean within = predicted.delaySeconds() <= limit * (1 + FrequencyChoice.TOLERANCE);
      Weighed option = new Weighed(vehicle, rates, cut, ghz, predicted, within);
      double value = measure.applyAsDouble(option);
      if (best == null || value < least) {
        best = option;
        least = value;
      }
    }
    if (best == null) {
      throw new IllegalStateException("vehicle " + (vehicle + 1) + " has no cut");
    }
    return best;
  }
}
