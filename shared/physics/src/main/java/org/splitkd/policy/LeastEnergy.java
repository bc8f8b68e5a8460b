package org.splitkd.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.Weighed;

/**
 * A policy that makes the exact decision for every vehicle that may be served now and serves the
 * one whose decision has the least predicted delay. Greedy selection considers every vehicle in
 * coverage, index selection only the next one by index.
 */
final class LeastEnergy implements Policy {

  private static final String GREEDY =
      "Of the vehicles in coverage, each with the cut and clock of least energy within the delay"
          + " limit, this one has the least predicted delay.";
  private static final String BY_INDEX =
      "The next vehicle by index, with the cut and clock of least energy within the delay limit.";
  private static final String NOBODY = "No vehicle that may be served is in coverage.";

  private final List<ExactDecision> decisions;
  private final boolean greedy;
  private final double waitSeconds;

  /**
   * @param decisions one per vehicle, in index order
   * @param waitSeconds how long to wait when no vehicle is in coverage
   */
  LeastEnergy(List<ExactDecision> decisions, boolean greedy, double waitSeconds) {
    this.decisions = List.copyOf(decisions);
    this.greedy = greedy;
    this.waitSeconds = waitSeconds;
  }

  @Override
  public Choice next(RoundView round) {
    List<Weighed> weighed = weighed(round);
    @Nullable Weighed best = null;
    for (Weighed one : weighed) {
      if (best == null || one.predicted().delaySeconds() < best.predicted().delaySeconds()) {
        best = one;
      }
    }
    return best == null
        ? new Wait(waitSeconds, Rationale.of(NOBODY))
        : Choice.serve(
            best.vehicle(),
            best.cut(),
            best.ghz(),
            new Rationale(greedy ? GREEDY : BY_INDEX, weighed));
  }

  private List<Weighed> weighed(RoundView round) {
    List<Integer> candidates = round.candidates();
    return (greedy ? candidates : candidates.subList(0, 1))
        .stream()
            .filter(vehicle -> round.rates(vehicle).inCoverage())
            .map(vehicle -> decisions.get(vehicle).decide(round.rates(vehicle)))
            .toList();
  }
}
