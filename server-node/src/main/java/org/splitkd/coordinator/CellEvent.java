package org.splitkd.coordinator;

import java.util.Optional;
import org.splitkd.learning.Evaluation;
import org.splitkd.time.EmulatedInstant;

/** What can happen in a cell; its state is nothing but the events so far. */
public sealed interface CellEvent
    permits CellEvent.RoundStarted,
        CellEvent.RoundCompleted,
        CellEvent.DeploymentEnded,
        RoundEvent {

  /**
   * A round began.
   *
   * @param round from 1
   */
  record RoundStarted(int round, EmulatedInstant at) implements CellEvent {}

  /**
   * Every vehicle had its turn in a round.
   *
   * @param evaluation of the student after it; empty where it is not evaluated
   */
  record RoundCompleted(int round, Optional<Evaluation> evaluation) implements CellEvent {}

  /** A vehicle was sent the distilled student, or could not be. */
  record DeploymentEnded(Deployment deployment) implements CellEvent {}
}
