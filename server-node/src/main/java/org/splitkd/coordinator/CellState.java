package org.splitkd.coordinator;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.time.EmulatedInstant;

/** Where a cell stands: the rounds that are over, the one that runs, and who has the student. */
final class CellState {

  private final int vehicles;
  private final List<RoundResult> rounds = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();

  /** Before the first round stands round 0, in which nobody is to be served. */
  private RoundState round = new RoundState(0, EmulatedInstant.START, 0);

  CellState(int vehicles) {
    this.vehicles = vehicles;
  }

  void apply(CellEvent event) {
    if (event instanceof RoundStarted started) {
      checkDue(started.round());
      round = new RoundState(started.round(), started.at(), vehicles);
    } else if (event instanceof RoundEvent inRound) {
      round.apply(inRound);
    } else if (event instanceof RoundCompleted completed) {
      checkDue(completed.round());
      rounds.add(round.result(completed.evaluation()));
    } else if (event instanceof DeploymentEnded reached) {
      deployments.add(reached.deployment());
    }
  }

  /** The round that runs, or the last one. */
  RoundState round() {
    return round;
  }

  /** Time goes on from round to round. */
  EmulatedInstant now() {
    return round.now();
  }

  /** Whether every vehicle was sent the student, or could not be. */
  boolean deployed() {
    return deployments.size() == vehicles;
  }

  int completedRounds() {
    return rounds.size();
  }

  RoundResult lastRound() {
    return rounds.get(rounds.size() - 1);
  }

  CellRun run() {
    return new CellRun(rounds, deployments);
  }

  private void checkDue(int started) {
    int due = rounds.size() + 1;
    if (started != due) {
      throw new IllegalStateException("round " + started + " where round " + due + " is due");
    }
  }
}
