package org.splitkd.coordinator;

import java.util.Optional;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.Evaluation;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;

/**
 * What can happen in a cell; its state is nothing but the events so far. They are kept in a journal
 * as CBOR under the names of these records and their fields: what is renamed or changed here needs
 * a migration.
 */
public sealed interface CellEvent
    permits CellEvent.RunStarted,
        CellEvent.RunResumed,
        CellEvent.SessionInterrupted,
        CellEvent.RoundStarted,
        CellEvent.InRound,
        CellEvent.RoundCompleted,
        CellEvent.DeploymentEnded,
        CellEvent.RunCompleted {

  /**
   * A cell began its run.
   *
   * @param run that it belongs to
   * @param scenario a digest of what is run: another one cannot go on from here
   */
  record RunStarted(String run, String scenario, int vehicles, CellProgram program)
      implements CellEvent {}

  /**
   * The cell's coordinator started again, for instance after a crash. A session that was under way
   * begins anew.
   *
   * @param fence what was sent before has a lower one
   */
  record RunResumed(long fence) implements CellEvent {}

  /**
   * What was done in a session is lost, and nothing in the emulated world is to blame: the node of
   * its vehicle is gone. The session begins anew at the same instant, and nothing is charged.
   *
   * @param fence what was sent before has a lower one
   */
  record SessionInterrupted(SessionId session, String reason, long fence) implements CellEvent {}

  /**
   * A round began.
   *
   * @param round from 1
   */
  record RoundStarted(int round, EmulatedInstant at) implements CellEvent {}

  /** What can happen in a round. */
  sealed interface InRound extends CellEvent {}

  /**
   * The policy chose a vehicle, cut and GPU frequency, and their session began.
   *
   * @param at its start
   * @param why the policy chose so; empty where that was not kept, as in version 1
   */
  record VehicleSelected(
      SessionId session, CutLayer cut, double ghz, EmulatedInstant at, Optional<Why> why)
      implements InRound {}

  /** A vehicle cannot be served in this round: it is never in coverage. */
  record VehicleLeftOut(int vehicle, String reason) implements InRound {}

  /**
   * A session completed and is charged, once.
   *
   * @param student the parameters it ended with; empty where nothing is learned
   * @param joules the energy that counts under the scenario's accounting
   */
  record SessionCommitted(
      SessionId session,
      Optional<CheckpointId> student,
      SessionCharge charge,
      double joules,
      SessionLearning learning)
      implements InRound {}

  /**
   * A session was given up.
   *
   * @param reason for people
   * @param spent wasted
   * @param joules of it that count under the scenario's accounting
   * @param retried whether the vehicle is tried again in this round
   */
  record SessionAborted(
      SessionId session,
      AbortKind kind,
      String reason,
      SessionCharge spent,
      double joules,
      boolean retried)
      implements InRound {}

  /**
   * Every vehicle had its turn in a round.
   *
   * @param evaluation of the student after it; empty where it is not evaluated
   */
  record RoundCompleted(int round, Optional<Evaluation> evaluation) implements CellEvent {}

  /** A vehicle was sent the distilled student, or could not be. */
  record DeploymentEnded(Deployment deployment) implements CellEvent {}

  /** Nothing is left to do. */
  record RunCompleted() implements CellEvent {}
}
