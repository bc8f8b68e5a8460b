package org.splitkd.coordinator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.InRound;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunCompleted;
import org.splitkd.coordinator.CellEvent.RunResumed;
import org.splitkd.coordinator.CellEvent.RunStarted;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.cost.SessionCharge;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;

/**
 * The state of a cell: the completed rounds, the current round, the student, and its deployments.
 *
 * @param run its first event; empty before it started
 * @param fence number of coordinator starts and interrupted sessions so far
 * @param rounds completed so far
 * @param round the current one, or the last one; before the first it is round 0, which has no
 *     vehicles to serve
 * @param student the committed one; empty before the first commit, or if nothing is learned
 * @param drawn energy drawn from the vehicles' batteries so far, J, by vehicle index
 * @param deployments by vehicle index
 */
public record CellState(
    Optional<RunStarted> run,
    long fence,
    List<RoundResult> rounds,
    RoundState round,
    Optional<CheckpointId> student,
    List<Double> drawn,
    List<Deployment> deployments,
    boolean completed) {

  /** The state before the first event. */
  public static final CellState NOTHING =
      new CellState(
          Optional.empty(),
          0,
          List.of(),
          RoundState.started(0, EmulatedInstant.START, 0),
          Optional.empty(),
          List.of(),
          List.of(),
          false);

  /** The phases of a cell. */
  public enum Phase {
    /** Waits for the command to run. */
    NOT_STARTED,
    /** Waits for the policy's choice of a vehicle. */
    CHOOSING,
    /** Waits for the outcome of a session. */
    SERVING,
    /** Waits for the evaluation of the student after a round. */
    EVALUATING,
    /** Waits for the next round or, after the last, for the deployment to every vehicle. */
    BETWEEN_ROUNDS,
    /** Waits for nothing. */
    DONE
  }

  public CellState {
    rounds = List.copyOf(rounds);
    drawn = List.copyOf(drawn);
    deployments = List.copyOf(deployments);
  }

  public Phase phase() {
    if (completed) {
      return Phase.DONE;
    }
    if (run.isEmpty()) {
      return Phase.NOT_STARTED;
    }
    if (rounds.size() == round.round()) {
      return Phase.BETWEEN_ROUNDS;
    }
    if (round.serving().isPresent()) {
      return Phase.SERVING;
    }
    return round.finished() ? Phase.EVALUATING : Phase.CHOOSING;
  }

  /**
   * The state after an event.
   *
   * @throws IllegalStateException if the event is not possible in this state
   */
  public CellState apply(CellEvent event) {
    if (event instanceof InRound inRound) {
      return inRound(inRound);
    } else if (event instanceof RunStarted started) {
      return started(started);
    } else if (event instanceof RunResumed resumed) {
      return fencedBy(resumed.fence());
    } else if (event instanceof SessionInterrupted interrupted) {
      return fencedBy(interrupted.fence());
    } else if (event instanceof RoundStarted started) {
      checkDue(started.round());
      return with(rounds, RoundState.started(started.round(), started.at(), vehicles()));
    } else if (event instanceof RoundCompleted done) {
      checkDue(done.round());
      return with(Lists.with(rounds, round.result(done.evaluation())), round);
    } else if (event instanceof DeploymentEnded ended) {
      return with(Lists.with(deployments, ended.deployment()), completed);
    } else if (event instanceof RunCompleted) {
      return with(deployments, true);
    }
    throw new IllegalArgumentException("unknown event " + event);
  }

  private CellState started(RunStarted started) {
    List<Double> nothingDrawn = Collections.nCopies(started.vehicles(), 0.0);
    return new CellState(
        Optional.of(started), 1, rounds, round, student, nothingDrawn, deployments, completed);
  }

  private CellState fencedBy(long newFence) {
    return new CellState(
        run, newFence, rounds, round.fencedBy(newFence), student, drawn, deployments, completed);
  }

  private CellState inRound(InRound event) {
    CellState after = with(rounds, round.apply(event));
    if (event instanceof SessionCommitted committed) {
      return after.with(committed.student(), afterDrawing(committed.session(), committed.charge()));
    } else if (event instanceof SessionAborted aborted) {
      return after.with(student, afterDrawing(aborted.session(), aborted.spent()));
    }
    return after;
  }

  private List<Double> afterDrawing(SessionId session, SessionCharge charge) {
    List<Double> after = new ArrayList<>(drawn);
    after.set(session.vehicle(), drawn.get(session.vehicle()) + charge.energy().vehicleJoules());
    return after;
  }

  /** The current emulated time, which advances through the rounds and the deployment. */
  EmulatedInstant now() {
    return deployments.isEmpty() ? round.now() : Lists.last(deployments).airtime().end();
  }

  int vehicles() {
    return run.map(RunStarted::vehicles).orElse(0);
  }

  /** Whether a session is the one that runs, under the current fence. */
  boolean serves(SessionId session) {
    return round.serving().map(VehicleSelected::session).filter(session::equals).isPresent();
  }

  /** The id of the session that a vehicle would begin now. */
  SessionId next(int vehicle) {
    return new SessionId(
        round.round(), round.nextOrder(), vehicle, round.attempts(vehicle) + 1, fence);
  }

  /** Energy drawn from a vehicle's battery so far, J. */
  double drawnJoules(int vehicle) {
    return drawn.get(vehicle);
  }

  RoundResult lastRound() {
    return Lists.last(rounds);
  }

  public CellRun result() {
    return new CellRun(rounds, deployments, student);
  }

  private CellState with(List<RoundResult> over, RoundState now) {
    return new CellState(run, fence, over, now, student, drawn, deployments, completed);
  }

  private CellState with(Optional<CheckpointId> now, List<Double> drawnNow) {
    return new CellState(run, fence, rounds, round, now, drawnNow, deployments, completed);
  }

  private CellState with(List<Deployment> ended, boolean all) {
    return new CellState(run, fence, rounds, round, student, drawn, ended, all);
  }

  private void checkDue(int started) {
    int due = rounds.size() + 1;
    if (started != due) {
      throw new IllegalStateException("round " + started + " where round " + due + " is due");
    }
  }
}
