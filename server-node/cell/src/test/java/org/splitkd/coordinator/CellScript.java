package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.util.List;
import java.util.Optional;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.api.radio.Rates;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.coordinator.CellProgress.Deployed;
import org.splitkd.coordinator.CellProgress.Resumed;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionBegan;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellProgress.SessionGivenUp;
import org.splitkd.coordinator.CellState.Phase;
import org.splitkd.coordinator.Coordinator.Evaluated;
import org.splitkd.coordinator.Coordinator.RatesSeen;
import org.splitkd.coordinator.Coordinator.SessionEnded;
import org.splitkd.coordinator.Coordinator.VehicleDone;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.AccessPoint.RadioSnapshot;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.EvaluateStudent;
import org.splitkd.edge.EdgeGpu.FetchStudent;
import org.splitkd.edge.SessionOutcome.Aborted;
import org.splitkd.edge.SessionOutcome.Completed;
import org.splitkd.edge.SessionOutcome.Interrupted;
import org.splitkd.learning.Evaluation;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * A run through every phase: two rounds, a second start right after the first, one session that
 * aborts and is tried again, and a deployment. Every session takes 4 s, every transfer of the
 * student 2 s. It consumes every message to the partners on the way.
 */
final class CellScript {

  static final CellProgram PROGRAM = new CellProgram(2, true, true);
  static final Evaluation EVALUATION = new Evaluation(3, 20, 0.25, 1000);

  final ProbedCell cell;

  CellScript(ActorTestKit kit, int snapshotEvery) {
    cell = new ProbedCell(kit, PROGRAM, 2, snapshotEvery);
  }

  /** Runs the script from its start up to the phase; one step leads to each phase. */
  CellScript to(Phase phase) {
    for (Runnable step :
        List.<Runnable>of(
            this::abortFirst, this::tryAgain, this::finishRound, this::runSecondRound, this::end)) {
      if (cell.tested.getState().phase() == phase) {
        break;
      }
      step.run();
    }
    assertEquals(phase, cell.tested.getState().phase());
    cell.assertNothingElse();
    return this;
  }

  /** Runs up to the phase and starts for the third time there. */
  CellScript goOn(Phase phase) {
    to(phase);
    cell.restart();
    cell.proceed();
    cell.observer.expectMessageClass(Resumed.class);
    return this;
  }

  /** The current session of a phase, or the last one before it. */
  static SessionId session(Phase phase) {
    return switch (phase) {
      case NOT_STARTED -> new SessionId(1, 1, 0, 1, 1);
      case CHOOSING -> new SessionId(1, 1, 0, 1, 2);
      case SERVING, EVALUATING -> new SessionId(1, 3, 0, 2, 2);
      case BETWEEN_ROUNDS, DONE -> new SessionId(2, 2, 1, 1, 2);
    };
  }

  static Optional<CheckpointId> student(String name) {
    return Optional.of(new CheckpointId(name));
  }

  static EmulatedInstant at(double seconds) {
    return new EmulatedInstant(seconds);
  }

  static SessionCharge charge(double start) {
    return new SessionCharge(
        new Interval(at(start), at(start + 4)),
        new TimeParts(1, 0.5, 2, 0.5),
        new EnergyParts(8, 16, 32, 64, 128, 256, 512));
  }

  static Deployment deployment(int vehicle) {
    double start = 20 + 2 * vehicle;
    return new Deployment(vehicle, new Interval(at(start), at(start + 2)), 6, Optional.empty());
  }

  static RatesSeen rates(double at, boolean... covered) {
    return new RatesSeen(
        new RadioSnapshot(
            at(at),
            List.of(
                covered[0] ? SmallCell.COVERED : Rates.NONE,
                covered[1] ? SmallCell.COVERED : Rates.NONE)));
  }

  static SessionEnded completed(SessionId session, double start, String student) {
    return new SessionEnded(
        new Completed(session, charge(start), SessionLearning.NONE, student(student)));
  }

  static SessionEnded aborted(SessionId session, double start) {
    return new SessionEnded(
        new Aborted(session, AbortKind.BATTERY, "the battery is empty", charge(start)));
  }

  static SessionEnded interrupted(SessionId session) {
    return new SessionEnded(new Interrupted(session, "its node is gone"));
  }

  /** Both vehicles are in coverage, and a session begins. */
  void serve(SessionId session, double at, Optional<CheckpointId> from) {
    cell.say(rates(at, true, true));
    assertBegan(session, from);
  }

  void assertBegan(SessionId session, Optional<CheckpointId> from) {
    cell.observer.expectMessage(new SessionBegan(session, ProbedCell.CUT, ProbedCell.GHZ));
    assertStudentBegun(session, from);
  }

  BeginStudent assertStudentBegun(SessionId session, Optional<CheckpointId> from) {
    BeginStudent begin = cell.gpu.expectMessageClass(BeginStudent.class);
    assertEquals(new BeginStudent(session, ProbedCell.CUT, from, begin.replyTo()), begin);
    return begin;
  }

  void complete(SessionId session, double start, String student) {
    cell.say(completed(session, start, student));
    cell.observer.expectMessageClass(SessionDone.class);
  }

  void abort(SessionId session, double start) {
    cell.say(aborted(session, start));
    cell.observer.expectMessageClass(SessionGivenUp.class);
  }

  void assertEvaluates(String student) {
    assertEquals(student(student), cell.gpu.expectMessageClass(EvaluateStudent.class).student());
  }

  void assertFetches(String student) {
    assertEquals(student(student), cell.gpu.expectMessageClass(FetchStudent.class).student());
  }

  private void abortFirst() {
    cell.proceed();
    cell.assertObserves(0);
    cell.restart();
    cell.proceed();
    cell.observer.expectMessage(
        new Resumed(new CellRun(List.of(), List.of(), Optional.empty()), List.of(), List.of()));
    cell.assertObserves(0);
    serve(new SessionId(1, 1, 0, 1, 2), 0, Optional.empty());
    abort(new SessionId(1, 1, 0, 1, 2), 0);
    cell.assertObserves(4);
  }

  private void tryAgain() {
    serve(new SessionId(1, 2, 1, 1, 2), 4, Optional.empty());
    complete(new SessionId(1, 2, 1, 1, 2), 4, "student-a");
    cell.assertObserves(8);
    serve(new SessionId(1, 3, 0, 2, 2), 8, student("student-a"));
  }

  private void finishRound() {
    complete(new SessionId(1, 3, 0, 2, 2), 8, "student-b");
    assertEvaluates("student-b");
  }

  private void runSecondRound() {
    evaluate();
    cell.assertObserves(12);
    serve(new SessionId(2, 1, 0, 1, 2), 12, student("student-b"));
    complete(new SessionId(2, 1, 0, 1, 2), 12, "student-c");
    cell.assertObserves(16);
    serve(new SessionId(2, 2, 1, 1, 2), 16, student("student-c"));
    complete(new SessionId(2, 2, 1, 1, 2), 16, "student-d");
    assertEvaluates("student-d");
    evaluate();
    assertFetches("student-d");
    deploy(0);
  }

  private void end() {
    deploy(1);
    assertEquals(student("student-d"), cell.requester.receiveMessage().student());
  }

  private void evaluate() {
    cell.say(new Evaluated(Optional.of(EVALUATION)));
    assertEquals(
        Optional.of(EVALUATION),
        cell.observer.expectMessageClass(RoundDone.class).round().evaluation());
  }

  private void deploy(int vehicle) {
    Deployment done = deployment(vehicle);
    cell.say(new VehicleDone(done));
    cell.observer.expectMessage(new Deployed(vehicle, done.airtime(), done.joules()));
  }
}
