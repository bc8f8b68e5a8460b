package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunCompleted;
import org.splitkd.coordinator.CellEvent.RunResumed;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.coordinator.CellEvent.VehicleLeftOut;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.coordinator.CellState;
import org.splitkd.cost.SessionTimeline;
import org.splitkd.cost.SessionTimeline.Step;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * Follows the events of one cell, live or from a journal, and writes them into a log. It adds the
 * plan of the session, which follows from the scenario and the decision and so is the same in both
 * cases. The reason for the decision is in the event.
 */
final class CellFollower {

  private final Scenario scenario;
  private final List<Drive> drives;
  private final RunLog log;
  private CellState state = CellState.NOTHING;

  /**
   * A follower before the first event.
   *
   * @param scenario with the workload that sessions are charged with
   * @param drives by vehicle index
   */
  CellFollower(Scenario scenario, List<Drive> drives, RunLog log) {
    this.scenario = scenario;
    this.drives = List.copyOf(drives);
    this.log = log;
  }

  /** Handles the next event. */
  void follow(CellEvent event) {
    CellState before = state;
    state = before.apply(event);
    if (event instanceof VehicleSelected selected) {
      log.add(Entries.selected(selected), details(selected));
    } else if (event instanceof SessionCommitted committed) {
      log.add(Entries.committed(committed, before.round().serving().orElseThrow()));
    } else {
      tell(event, before);
    }
  }

  private void tell(CellEvent event, CellState before) {
    if (event instanceof RoundStarted started) {
      log.add(Entries.at(Entries.of("roundStarted").put("round", started.round()), started.at()));
    } else if (event instanceof SessionAborted aborted) {
      ObjectNode entry = Entries.aborted(aborted, before.round().serving().orElseThrow());
      log.add(
          Entries.during(entry, aborted.spent().span())
              .put("joules", aborted.joules())
              .put("reason", aborted.reason())
              .put("retried", aborted.retried()));
    } else if (event instanceof VehicleLeftOut out) {
      log.add(
          Entries.of("leftOut")
              .put("round", state.round().round())
              .put("vehicle", out.vehicle())
              .put("reason", out.reason()));
    } else if (event instanceof SessionInterrupted lost) {
      log.add(Entries.of("interrupted", lost.session()).put("reason", lost.reason()));
    } else if (event instanceof RunResumed) {
      log.add(Entries.of("resumed"));
    } else if (event instanceof RoundCompleted done) {
      log.add(Entries.round(state.rounds().get(done.round() - 1)));
    } else if (event instanceof DeploymentEnded ended) {
      log.add(Entries.deployed(ended.deployment()));
    } else if (event instanceof RunCompleted) {
      log.add(Entries.of("finished"));
    }
  }

  private ObjectNode details(VehicleSelected selected) {
    return Entries.details(selected.why(), plan(selected));
  }

  private List<Step> plan(VehicleSelected selected) {
    int vehicle = selected.session().vehicle();
    try {
      return SessionTimeline.of(
          scenario.workload().sessionAt(selected.cut()),
          scenario.workload().schedule(),
          scenario.equipment(vehicle),
          drives.get(vehicle),
          selected.ghz(),
          selected.at());
    } catch (IllegalStateException never) {
      return List.of(); // a method that ignores coverage may choose a vehicle without any
    }
  }
}
