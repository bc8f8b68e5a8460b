package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.splitkd.coordinator.AbortedSession;
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
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.dashboard.PlannedSession.Step;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.Policy;
import org.splitkd.policy.Policy.Candidate;
import org.splitkd.policy.Policy.Weighed;
import org.splitkd.protocol.SessionId;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * Follows the events of one cell, live or from a journal, and writes them into a log. What it tells
 * beyond an event, the candidates that were weighed and what the session will do, it computes from
 * the same scenario, so it is the same in both.
 */
final class CellFollower {

  private final Scenario scenario;
  private final Policy policy;
  private final List<Drive> drives;
  private final RunLog log;
  private CellState state = CellState.NOTHING;

  /**
   * A follower before the first event.
   *
   * @param scenario with the workload that sessions are charged with
   * @param drives by vehicle index
   */
  CellFollower(Scenario scenario, Policy policy, List<Drive> drives, RunLog log) {
    this.scenario = scenario;
    this.policy = policy;
    this.drives = List.copyOf(drives);
    this.log = log;
  }

  /** The next event. */
  void follow(CellEvent event) {
    CellState before = state;
    state = before.apply(event);
    if (event instanceof VehicleSelected selected) {
      log.add(Entries.selected(selected), details(before, selected));
    } else if (event instanceof SessionCommitted committed) {
      log.add(Entries.committed(committed, before.round().serving().orElseThrow()));
    } else {
      tell(event);
    }
  }

  /** The events of a round of which only the result was kept. */
  void follow(RoundResult round) {
    follow(new RoundStarted(round.round(), round.start()));
    List<Happened> sessions = new ArrayList<>();
    round.sessions().forEach(done -> sessions.add(new Happened(done.order(), () -> follow(done))));
    round.aborted().forEach(gone -> sessions.add(new Happened(gone.order(), () -> follow(gone))));
    sessions.stream()
        .sorted(Comparator.comparingInt(Happened::order))
        .forEach(session -> session.event().run());
    follow(new RoundCompleted(round.round(), round.evaluation()));
  }

  private record Happened(int order, Runnable event) {}

  private void follow(CommittedSession done) {
    int attempt =
        1
            + (int)
                state.round().aborted().stream()
                    .filter(gone -> gone.vehicle() == done.vehicle())
                    .count();
    SessionId session =
        new SessionId(done.round(), done.order(), done.vehicle(), attempt, state.fence());
    follow(new VehicleSelected(session, done.cut(), done.ghz(), done.charge().span().start()));
    follow(
        new SessionCommitted(
            session, Optional.empty(), done.charge(), done.joules(), done.learning()));
  }

  /** With which cut was not kept. */
  private void follow(AbortedSession gone) {
    SessionId session =
        new SessionId(gone.round(), gone.order(), gone.vehicle(), gone.attempt(), state.fence());
    SessionAborted aborted =
        new SessionAborted(session, gone.reason(), gone.spent(), gone.joules(), gone.retried());
    state =
        state
            .apply(
                new VehicleSelected(
                    session,
                    new CutLayer(1),
                    scenario.server().maxGhz(),
                    gone.spent().span().start()))
            .apply(aborted);
    tell(aborted);
  }

  private void tell(CellEvent event) {
    if (event instanceof RoundStarted started) {
      log.add(Entries.at(Entries.of("roundStarted").put("round", started.round()), started.at()));
    } else if (event instanceof SessionAborted aborted) {
      ObjectNode entry = Entries.of("aborted", aborted.session());
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

  private ObjectNode details(CellState before, VehicleSelected selected) {
    int vehicle = selected.session().vehicle();
    return Entries.details(weighed(before, selected), vehicle, plan(selected));
  }

  /** By the policy, among the vehicles of the group that the chosen one is of. */
  private List<Weighed> weighed(CellState before, VehicleSelected selected) {
    return before.round().byAttempts().stream()
        .filter(group -> group.contains(selected.session().vehicle()))
        .findFirst()
        .map(
            group ->
                policy.weighed(
                    group.stream()
                        .map(
                            vehicle ->
                                new Candidate(vehicle, drives.get(vehicle).ratesAt(selected.at())))
                        .toList()))
        .orElse(List.of());
  }

  private List<Step> plan(VehicleSelected selected) {
    int vehicle = selected.session().vehicle();
    try {
      return PlannedSession.of(
          scenario.workload().sessionAt(selected.cut()),
          scenario.workload().schedule(),
          scenario.equipment(vehicle),
          drives.get(vehicle),
          selected.ghz(),
          selected.at());
    } catch (IllegalStateException never) {
      return List.of(); // a method that does not ask for coverage may choose a vehicle without
    }
  }
}
