package org.splitkd.testkit;

import java.util.List;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.Policy;
import org.splitkd.radio.Rates;

/** Serves the first vehicle in index order that is in coverage, always in the same way. */
record InOrder(CutLayer cut, double ghz) implements Policy {

  private static final double PAUSE_SECONDS = 0.5;

  @Override
  public Choice next(List<Candidate> unserved) {
    return unserved.stream()
        .filter(candidate -> !candidate.rates().equals(Rates.NONE))
        .findFirst()
        .<Choice>map(candidate -> new Serve(candidate.vehicle(), cut, ghz))
        .orElseGet(() -> new Wait(PAUSE_SECONDS));
  }
}
