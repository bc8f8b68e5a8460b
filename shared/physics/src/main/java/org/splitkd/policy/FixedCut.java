package org.splitkd.policy;

import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.model.CutLayer;

/**
 * The benchmark policies: every vehicle with the same cut, at the GPU's highest frequency, in index
 * order, in coverage or not. {@code server-only} is cut 1, {@code device-only} the deepest cut.
 */
record FixedCut(CutLayer cut, double ghz) implements Policy {

  private static final Rationale WHY =
      Rationale.of("The next vehicle by index, with the cut and clock of every session.");

  @Override
  public Choice next(RoundView round) {
    return Choice.serve(round.candidates().get(0), cut, ghz, WHY);
  }
}
