package org.splitkd.decision;

import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.Assignment;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.PassOver;
import org.splitkd.api.policy.Choice.Serve;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.RoundView;

/** The rules for a policy's choices. */
record ChoiceRules(String name, PolicyContext context) {

  /**
   * Returns the choice.
   *
   * @throws PolicyException if it is not allowed
   */
  Choice allowed(@Nullable Choice choice, RoundView round) {
    if (choice == null) {
      throw new PolicyException(name + ": next returned null");
    }
    if (choice instanceof Serve serve) {
      if (serve.sessions().size() != 1) {
        throw wrong(
            round,
            serve.sessions().size()
                + " sessions at once: must be one, as long as edge servers serve"
                + " one vehicle at a time");
      }
      check(serve.sessions().get(0), round);
    } else if (choice instanceof PassOver pass) {
      check(pass, round);
    } else if (choice instanceof Wait wait
        && !(wait.seconds() >= Wait.LEAST_SECONDS && Double.isFinite(wait.seconds()))) {
      throw wrong(
          round,
          "a wait of "
              + wait.seconds()
              + " s: must be "
              + Wait.LEAST_SECONDS
              + " s or more, and finite");
    }
    return choice;
  }

  private void check(PassOver pass, RoundView round) {
    if (pass.vehicles().isEmpty()) {
      throw wrong(round, "to pass over no vehicle: must be at least one");
    }
    for (int vehicle : pass.vehicles()) {
      if (!round.candidates().contains(vehicle)) {
        throw wrong(
            round, "to pass over vehicle index " + vehicle + ": must be one of the candidates");
      }
    }
    if (pass.vehicles().stream().distinct().count() < pass.vehicles().size()) {
      throw wrong(round, "to pass over a vehicle twice: must be once");
    }
  }

  private void check(Assignment session, RoundView round) {
    if (!round.candidates().contains(session.vehicle())) {
      throw wrong(round, "vehicle index " + session.vehicle() + ": must be one of the candidates");
    }
    if (session.cut().compareTo(context.deepestCut()) > 0) {
      throw wrong(round, session.cut() + ": must be 1 to " + context.deepestCut().index());
    }
    if (!context.clocks().allow(session.ghz())) {
      throw wrong(
          round,
          "a clock of "
              + session.ghz()
              + " GHz: must be "
              + context.clocks().minGhz()
              + " to "
              + context.clocks().maxGhz());
    }
    session
        .codec()
        .ifPresent(
            codec -> {
              throw wrong(round, "codec " + codec + ": a policy cannot choose a codec yet");
            });
  }

  private PolicyException wrong(RoundView round, String what) {
    return new PolicyException(
        name + ": chose in round " + round.round() + " at " + round.now() + " " + what);
  }
}
