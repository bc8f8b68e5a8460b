package org.splitkd.coordinator;

import java.util.List;
import java.util.Optional;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.api.policy.Assignment;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.PassOver;
import org.splitkd.api.policy.Choice.Serve;
import org.splitkd.coordinator.CellEvent.VehicleLeftOut;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.time.EmulatedInstant;

/** Turns a choice of the policy into events of its cell. */
final class ChoiceEvents {

  private ChoiceEvents() {}

  /**
   * Returns the events of a choice; none for a wait.
   *
   * @param at the instant of the choice
   * @param readers whether the sessions that the policy compared may be read
   */
  static List<CellEvent> of(CellState state, Choice choice, EmulatedInstant at, boolean readers) {
    if (choice instanceof PassOver pass) {
      return pass.vehicles().stream().map(vehicle -> leftOut(vehicle, pass)).toList();
    }
    return choice instanceof Serve serve ? List.of(selected(state, serve, at, readers)) : List.of();
  }

  private static CellEvent leftOut(int vehicle, PassOver pass) {
    return new VehicleLeftOut(vehicle, AbortKind.PASSED_OVER, pass.why().sentence());
  }

  private static CellEvent selected(
      CellState state, Serve serve, EmulatedInstant at, boolean readers) {
    Assignment session = serve.sessions().get(0);
    return new VehicleSelected(
        state.next(session.vehicle()),
        session.cut(),
        session.ghz(),
        at,
        Optional.of(Why.of(serve.why(), session.vehicle(), readers)));
  }
}
