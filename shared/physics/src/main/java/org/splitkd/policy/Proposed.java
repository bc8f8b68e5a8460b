package org.splitkd.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proposed method: the exact decision for every vehicle that may be served now, and of these
 * the vehicle whose decision has the least predicted delay. Greedy selection considers every
 * vehicle in coverage, index selection only the next one by index.
 */
public final class Proposed implements Policy {

  private final List<ExactDecision> decisions;
  private final boolean greedy;
  private final double waitSeconds;

  /**
   * @param decisions by vehicle index
   * @param waitSeconds how long to wait when no vehicle is in coverage
   */
  public Proposed(List<ExactDecision> decisions, boolean greedy, double waitSeconds) {
    this.decisions = List.copyOf(decisions);
    this.greedy = greedy;
    this.waitSeconds = waitSeconds;
  }

  @Override
  public Choice next(List<Candidate> unserved) {
    @Nullable Serve choice = null;
    double leastDelay = Double.POSITIVE_INFINITY;
    for (Weighed weighed : weighed(unserved)) {
      Decision decision = weighed.decision();
      if (choice == null || decision.predicted().delaySeconds() < leastDelay) {
        leastDelay = decision.predicted().delaySeconds();
        choice = new Serve(weighed.candidate().vehicle(), decision.cut(), decision.ghz());
      }
    }
    return choice != null ? choice : new Wait(waitSeconds);
  }

  @Override
  public List<Weighed> weighed(List<Candidate> unserved) {
    return (greedy ? unserved : unserved.subList(0, 1))
        .stream()
            .filter(candidate -> candidate.rates().inCoverage())
            .map(candidate -> new Weighed(candidate, decide(candidate)))
            .toList();
  }

  private Decision decide(Candidate candidate) {
    return decisions.get(candidate.vehicle()).decide(candidate.rates());
  }
}
