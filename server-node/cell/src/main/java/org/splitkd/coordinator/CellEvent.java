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
 * An event in a cell; the cell's state follows from its events alone. The journal stores them as
 * CBOR under the names of these records and their fields, so renaming or changing any of these
 * needs a migration.
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
   * @param run the run that the cell belongs to
   * @param scenario a digest of what is run; a run with another digest cannot resume from here
   */
  record RunStarted(String run, String scenario, int vehicles, CellProgram program)
      implements CellEvent {}

  /**
   * The cell's coordinator started again, for instance after a crash. A session that was under way
   * starts over.
   *
   * @param fence from now on; earlier messages carry a lower one
   */
  record RunResumed(long fence) implements CellEvent {}

  /**
   * A session lost its work for a reason outside the emulated world: the node of its vehicle is
   * gone. The session starts over at the same instant, and nothing is charged.
   *
   * @param fence from now on; earlier messages carry a lower one
   */
  record SessionInterrupted(SessionId session, String reason, long fence) implements CellEvent {}

  /**
   * A round began.
   *
   * @param round from 1
   */
  record RoundStarted(int round, EmulatedInstant at) implements CellEvent {}

  /** An event within a round. */
  sealed interface InRound extends CellEvent {}

  /**
   * The policy chose a vehicle, cut and GPU frequency, and their session began.
   *
   * @param at the session's start
   * @param why the policy's rationale; empty if it was not kept, as in version 1
   */
  record VehicleSelected(
      SessionId session, CutLayer cut, double ghz, EmulatedInstant at, Optional<Why> why)
      implements InRound {}

  /**
   * The turn of a vehicle in this round is over without a session.
   *
   * @param kind that it is never in coverage, or that the policy passed it over
   * @param reason in human-readable form
   */
  record VehicleLeftOut(int vehicle, AbortKind kind, String reason) implements InRound {}

  /**
   * A session completed and is charged, once.
   *
   * @param student the parameters it ended with; empty if nothing is learned
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
   * A session was aborted.
   *
   * @param reason in human-readable form
   * @param spent the time and energy wasted
   * @param joules the wasted energy that counts under the scenario's accounting
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
   * @param evaluation of the student after it; empty if it is not evaluated
   */
  record RoundCompleted(int round, Optional<Evaluation> evaluation) implements CellEvent {}

  /** The deployment of the distilled student to one vehicle succeeded or failed. */
  record DeploymentEnded(Deployment deployment) implements CellEvent {}

  /** Nothing is left to do. */
  record RunCompleted() implements CellEvent {}
}
