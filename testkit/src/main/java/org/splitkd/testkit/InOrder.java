package org.splitkd.testkit;

import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/** Serves the first vehicle in coverage, in index order, always with the same cut and clock. */
record InOrder(CutLayer cut, double ghz) implements Policy {

  private static final double PAUSE_SECONDS = 0.5;

  @Override
  public Choice next(RoundView round) {
    return round.candidates().stream()
        .filter(vehicle -> !round.rates(vehicle).equals(Rates.NONE))
        .findFirst()
        .map(vehicle -> Choice.serve(vehicle, cut, ghz, Rationale.of("the first in coverage")))
        .orElseGet(() -> new Choice.Wait(PAUSE_SECONDS, Rationale.of("no vehicle is in coverage")));
  }
}
