package org.splitkd.policy;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Prediction;
import org.splitkd.cost.SessionCost;
import org.splitkd.cost.SessionWork;
import org.splitkd.model.CutLayer;

/**
 * The cut and frequency of least predicted energy for one vehicle at its current rates, subject to
 * a delay of at most β times that of cut 1 at f_max. For every cut the best frequency is known
 * exactly where the GPU's power law is known in closed form, as energy is convex in it then; for
 * other laws it is found by {@link ScannedFrequency}.
 */
public final class ExactDecision {

  private static final CutLayer SHALLOWEST = new CutLayer(1);

  private final SessionCost cost;
  private final FrequencyChoice frequencies;
  private final double beta;
  private final List<SessionWork> candidates;

  /**
   * @param respectMemory consider only cuts that fit the device's memory; cut 1 if none does
   */
  public ExactDecision(SessionCost cost, double beta, boolean respectMemory) {
    this.cost = cost;
    this.beta = beta;
    frequencies = FrequencyChoice.of(cost);
    List<SessionWork> fitting =
        cost.works().stream()
            .filter(work -> !respectMemory || cost.fitsMemory(work.cut()))
            .toList();
    candidates = fitting.isEmpty() ? cost.works().subList(0, 1) : fitting;
  }

  /**
   * Ties go to the smaller cut. If no cut keeps the limit, it is cut 1 at f_max, the least delay
   * there is on a slow device.
   */
  public Decision decide(Rates rates) {
    double maxGhz = cost.equipment().server().maxGhz();
    Prediction reference = cost.predict(SHALLOWEST, maxGhz, rates);
    double limit = beta * reference.delaySeconds();
    @Nullable Decision best = null;
    for (SessionWork work : candidates) {
      OptionalDouble ghz = frequencies.leastEnergyGhz(work, rates, limit);
      if (ghz.isPresent()) {
        Prediction predicted = cost.predict(work.cut(), ghz.getAsDouble(), rates);
        if (best == null || predicted.joules() < best.predicted().joules()) {
          best = new Decision(work.cut(), ghz.getAsDouble(), predicted, true);
        }
      }
    }
    return best != null ? best : new Decision(SHALLOWEST, maxGhz, reference, false);
  }
}
