package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.coordinator.CellScript.EVALUATION;
import static org.splitkd.coordinator.CellScript.aborted;
import static org.splitkd.coordinator.CellScript.at;
import static org.splitkd.coordinator.CellScript.charge;
import static org.splitkd.coordinator.CellScript.completed;
import static org.splitkd.coordinator.CellScript.deployment;
import static org.splitkd.coordinator.CellScript.student;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunCompleted;
import org.splitkd.coordinator.CellEvent.RunResumed;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.coordinator.CellProgress.Resumed;
import org.splitkd.coordinator.CellState.Phase;
import org.splitkd.coordinator.Coordinator.Evaluated;
import org.splitkd.coordinator.Coordinator.Proceed;
import org.splitkd.coordinator.Coordinator.SessionGone;
import org.splitkd.coordinator.Coordinator.VehicleDone;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeTrainer.StudentStart;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.BeginSession;

/** Restarts a coordinator in every phase of {@link CellScript}; this is its third start. */
@Tag("slow")
class CoordinatorRestartTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ProbedCell.config());

  /** The current session in {@link Phase#SERVING}. */
  private static final SessionId BEFORE = new SessionId(1, 3, 0, 2, 2);

  private static final SessionId ANEW = new SessionId(1, 3, 0, 2, 3);

  private final CellScript script = new CellScript(KIT, 0);
  private final ProbedCell cell = script.cell;

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOT_STARTED", "DONE"})
  void shouldGoOnUnderAHigherFence(Phase phase) {
    CellState before = script.to(phase).cell.tested.getState();

    assertEquals(before, cell.restart());
    cell.assertNothingElse();
    var result = cell.proceed();

    assertEquals(List.of(new RunResumed(3)), result.events());
    assertEquals(fencedBy3(before), result.state());
    assertResumed(before);
    switch (phase) {
      case CHOOSING -> cell.assertObserves(4);
      case SERVING -> script.assertBegan(ANEW, student("student-a"));
      case EVALUATING -> script.assertEvaluates("student-b");
      case BETWEEN_ROUNDS -> script.assertFetches("student-d");
      default -> throw new IllegalArgumentException(phase.toString());
    }
    cell.assertNothingElse();
  }

  @Test
  void shouldBeginAsIfForTheFirstTimeWhenNothingHadHappened() {
    cell.restart();

    var result = cell.proceed();

    assertEquals(1, result.state().fence());
    assertEquals(Phase.CHOOSING, result.state().phase());
    cell.assertObserves(0);
    cell.assertNothingElse();
  }

  @Test
  void shouldReplyAtOnceWhenAllIsDone() {
    CellState before = script.to(Phase.DONE).cell.tested.getState();
    cell.restart();

    var result = cell.proceed();

    assertEquals(List.of(), result.events());
    assertEquals(before, result.state());
    assertResumed(before);
    assertEquals(before.result(), cell.requester.receiveMessage());
    cell.assertNothingElse();
  }

  /** Every phase continues as it would have without another start. */
  @Test
  void shouldDoInEveryPhaseWhatIsDueAfterAnotherStart() {
    script.goOn(Phase.CHOOSING);
    assertEquals(
        List.of(
            new VehicleSelected(
                new SessionId(1, 2, 1, 1, 3),
                ProbedCell.CUT,
                ProbedCell.GHZ,
                at(4),
                ProbedCell.WHY)),
        cell.say(CellScript.rates(4, true, true)).events());

    ProbedCell evaluating = new CellScript(KIT, 0).goOn(Phase.EVALUATING).cell;
    assertEquals(
        List.of(new RoundCompleted(1, Optional.of(EVALUATION)), new RoundStarted(2, at(12))),
        evaluating.say(new Evaluated(Optional.of(EVALUATION))).events());

    ProbedCell deploying = new CellScript(KIT, 0).goOn(Phase.BETWEEN_ROUNDS).cell;
    assertEquals(List.of(), deploying.say(new VehicleDone(deployment(0))).events());
    assertEquals(
        List.of(new DeploymentEnded(deployment(1)), new RunCompleted()),
        deploying.say(new VehicleDone(deployment(1))).events());
  }

  @Test
  void shouldBeginTheRunningSessionAnewJustAsItWas() {
    script.goOn(Phase.SERVING);
    cell.observer.expectMessage(
        new CellProgress.SessionBegan(ANEW, ProbedCell.CUT, ProbedCell.GHZ));

    BeginStudent student = script.assertStudentBegun(ANEW, student("student-a"));
    student.replyTo().tell(new StudentReady(ANEW, 8, new StudentStart(0, Payload.NOTHING)));

    BeginSession begin = cell.vehicles.get(0).expectMessageClass(BeginSession.class);
    assertEquals(ANEW, begin.session());
    assertEquals(ProbedCell.CUT, begin.cut());
    assertEquals(at(8), begin.airtime().start());
    // The attempt before: 16 + 32 + 64 + 256 J.
    assertEquals(368, begin.spentJoules());
    assertEquals(
        Optional.of(
            new VehicleSelected(ANEW, ProbedCell.CUT, ProbedCell.GHZ, at(8), ProbedCell.WHY)),
        cell.tested.getState().round().serving());
  }

  @Test
  void shouldCommitTheSessionOnceAndOnlyUnderTheNewFence() {
    script.goOn(Phase.SERVING);

    assertEquals(List.of(), cell.say(completed(BEFORE, 8, "student-y")).events());
    assertEquals(List.of(), cell.say(aborted(BEFORE, 8)).events());
    assertEquals(List.of(), cell.say(new SessionGone(BEFORE)).events());
    assertEquals(
        List.of(
            new SessionCommitted(ANEW, student("student-z"), charge(8), 120, SessionLearning.NONE)),
        cell.say(completed(ANEW, 8, "student-z")).events());
    assertEquals(List.of(), cell.say(completed(ANEW, 8, "student-z")).events());
    assertEquals(List.of(), cell.say(completed(BEFORE, 8, "student-y")).events());

    CellState state = cell.tested.getState();
    assertEquals(student("student-z"), state.student());
    assertEquals(List.of(736.0, 368.0), state.drawn());
    assertEquals(
        List.of(1, 0), state.round().committed().stream().map(CommittedSession::vehicle).toList());
  }

  @Test
  void shouldAbortTheSessionUnderTheNewFence() {
    script.goOn(Phase.SERVING);

    assertEquals(
        List.of(
            new SessionAborted(
                ANEW, AbortKind.BATTERY, "the battery is empty", charge(8), 120, false)),
        cell.say(aborted(ANEW, 8)).events());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_STARTED")
  void shouldHearProceedOnceInEveryStart(Phase phase) {
    script.goOn(phase);
    CellState before = cell.tested.getState();

    var again = cell.proceed();

    assertEquals(List.of(), again.events());
    assertEquals(before, again.state());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_STARTED")
  void shouldNotGoOnWithAnotherScenario(Phase phase) {
    script.to(phase);
    CellState before = cell.restartWithScenario("another");
    int stored = cell.stored().size();

    cell.assertFails(
        new Proceed(cell.requester.ref()),
        "run run-1 began with another scenario and cannot resume with this one");

    assertEquals(stored, cell.stored().size());
    assertEquals(before, cell.restartWithScenario("digest"));
    cell.assertNothingElse();
  }

  private void assertResumed(CellState before) {
    RoundState round = before.round();
    cell.observer.expectMessage(
        before.rounds().size() < round.round()
            ? new Resumed(before.result(), round.committed(), round.aborted())
            : new Resumed(before.result(), List.of(), List.of()));
  }

  private static CellState fencedBy3(CellState state) {
    RoundState round = state.round();
    return new CellState(
        state.run(),
        3,
        state.rounds(),
        new RoundState(
            round.round(),
            round.start(),
            round.now(),
            round.unserved(),
            round.committed(),
            round.aborted(),
            round
                .serving()
                .map(
                    old -> {
                      assertEquals(BEFORE, old.session());
                      return new VehicleSelected(ANEW, old.cut(), old.ghz(), old.at(), old.why());
                    })),
        state.student(),
        state.drawn(),
        state.deployments(),
        state.completed());
  }
}
