package org.splitkd.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;

/**
 * One vehicle at a time: a policy that makes its decision for every vehicle that may be served now
 * and serves the one whose decision has the least predicted delay. Greedy selection considers every
 * vehicle in coverage, index selection only the next one by index.
 */
final class Line implements Policy {

  private static final String NOBODY = "No vehicle that may be served is in coverage.";

  /** What is decided for one vehicle, as a function of its rates. */
  interface Decision {
    /** Decides the cut and clock of a session at these rates. */
    Weighed decide(Rates rates);
  }

  private final List<Decision> decisions;
  private final boolean greedy;
  private final double waitSeconds;
  private final String why;

  /**
   * @param decisions one per vehicle, in index order
   * @param waitSeconds how long to wait when no vehicle is in coverage
   * @param why one sentence about the choice
   */
  Line(List<Decision> decisions, boolean greedy, double waitSeconds, String why) {
    this.decisions = List.copyOf(decisions);
    this.greedy = greedy;
    this.waitSeconds = waitSeconds;
    this.why = why;
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
        : Choice.serve(best.vehicle(), best.cut(), best.ghz(), new Rationale(why, weighed));
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
