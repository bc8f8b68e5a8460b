package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.coordinator.CellScript.EVALUATION;
import static org.splitkd.coordinator.CellScript.PROGRAM;
import static org.splitkd.coordinator.CellScript.at;
import static org.splitkd.coordinator.CellScript.charge;
import static org.splitkd.coordinator.CellScript.deployment;
import static org.splitkd.coordinator.CellScript.rates;
import static org.splitkd.coordinator.CellScript.session;
import static org.splitkd.coordinator.CellScript.student;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunCompleted;
import org.splitkd.coordinator.CellEvent.RunStarted;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.coordinator.CellProgress.Deployed;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellProgress.SessionGivenUp;
import org.splitkd.coordinator.CellProgress.SessionLost;
import org.splitkd.coordinator.CellState.Phase;
import org.splitkd.coordinator.Coordinator.Command;
import org.splitkd.coordinator.Coordinator.DeployerFailed;
import org.splitkd.coordinator.Coordinator.Evaluated;
import org.splitkd.coordinator.Coordinator.NotEvaluated;
import org.splitkd.coordinator.Coordinator.Proceed;
import org.splitkd.coordinator.Coordinator.SessionGone;
import org.splitkd.coordinator.Coordinator.VehicleDone;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.SessionOutcome;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.SessionId;

/** The coordinator's reaction to every command in every phase of {@link CellScript}. */
@Tag("slow")
class CoordinatorPhasesTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ProbedCell.config());

  private static final SessionId SECOND = new SessionId(1, 2, 1, 1, 2);
  private static final SessionId AGAIN = new SessionId(1, 2, 0, 2, 2);
  private static final SessionId RUNNING = new SessionId(1, 3, 0, 2, 2);

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  static Stream<Arguments> table() {
    List<Arguments> all = new ArrayList<>();
    CommandsByPhase.rows()
        .forEach(
            (command, outcomes) ->
                outcomes.forEach(
                    (phase, outcome) -> all.add(Arguments.of(command, phase, outcome))));
    return all.stream();
  }

  @Test
  void shouldSayWhatComesOfEveryCommandInEveryPhase() {
    List<String> named =
        Stream.concat(
                Arrays.stream(Command.class.getPermittedSubclasses()).map(Class::getSimpleName),
                Arrays.stream(SessionOutcome.class.getPermittedSubclasses())
                    .map(outcome -> "SessionEnded/" + outcome.getSimpleName()))
            .toList();

    for (String name : named) {
      assertTrue(
          CommandsByPhase.rows().keySet().stream()
              .anyMatch(row -> (row + "/").startsWith(name + "/")),
          "no row for " + name);
    }
    CommandsByPhase.rows()
        .forEach(
            (row, outcomes) ->
                assertEquals(List.of(Phase.values()), List.copyOf(outcomes.keySet()), row));
  }

  @ParameterizedTest
  @MethodSource("table")
  void shouldDoWhatIsDueAndNothingElse(String said, Phase phase, String outcome) {
    CellScript script = new CellScript(KIT, 0).to(phase);
    ProbedCell cell = script.cell;
    CellState before = cell.tested.getState();
    int stored = cell.stored().size();
    Command command = command(said, phase, cell);
    assertEquals(said.split("/", -1)[0], command.getClass().getSimpleName());

    if (outcome.equals("fail")) {
      cell.assertFails(
          command,
          phase == Phase.EVALUATING
              ? "no evaluation after round 1: no memory"
              : "no student to deploy: no memory");
      assertEquals(stored, cell.stored().size());
      assertEquals(before, cell.restart());
      return;
    }
    var result = cell.say(command);

    List<CellEvent> events = events(outcome);
    assertEquals(events, result.events());
    assertEquals(stored + events.size(), cell.stored().size());
    CellState after = before;
    for (CellEvent event : events) {
      after = after.apply(event);
    }
    assertEquals(after, result.state());
    assertEquals(phaseAfter(outcome).orElse(phase), result.state().phase());
    assertSetOff(outcome, script);
    cell.assertNothingElse();
  }

  private static Command command(String said, Phase phase, ProbedCell cell) {
    double start = phase == Phase.SERVING ? 8 : 0;
    String[] words = said.split("/", -1);
    SessionId session = other(words[words.length - 1], session(phase));
    return switch (words[0]) {
      case "Proceed" -> new Proceed(cell.requester.ref());
      case "RatesSeen" ->
          switch (words[1]) {
            case "both" -> rates(4, true, true);
            case "only-first" -> rates(4, true, false);
            case "nobody" -> rates(4, false, false);
            case "earlier" -> rates(0, true, true);
            default -> throw new IllegalArgumentException(said);
          };
      case "SessionEnded" ->
          switch (words[1]) {
            case "Completed" -> CellScript.completed(session, start, "student-z");
            case "Aborted" -> CellScript.aborted(session, start);
            case "Interrupted" -> CellScript.interrupted(session);
            default -> throw new IllegalArgumentException(said);
          };
      case "SessionGone" -> new SessionGone(session);
      case "Evaluated" ->
          new Evaluated(words.length == 1 ? Optional.of(EVALUATION) : Optional.empty());
      case "NotEvaluated" -> new NotEvaluated("no memory");
      case "VehicleDone" -> new VehicleDone(deployment(words[1].equals("due") ? 1 : 0));
      case "DeployerFailed" -> new DeployerFailed("no student to deploy: no memory");
      default -> throw new IllegalArgumentException(said);
    };
  }

  /** Returns a session that differs in one part from the current or last one. */
  private static SessionId other(String what, SessionId id) {
    return switch (what) {
      case "fence" -> id.fencedBy(id.fence() - 1);
      case "attempt" ->
          new SessionId(id.round(), id.order(), id.vehicle(), id.attempt() - 1, id.fence());
      case "order" ->
          new SessionId(id.round(), id.order() - 1, id.vehicle(), id.attempt(), id.fence());
      case "round" ->
          new SessionId(id.round() - 1, id.order(), id.vehicle(), id.attempt(), id.fence());
      case "vehicle" ->
          new SessionId(id.round(), id.order(), 1 - id.vehicle(), id.attempt(), id.fence());
      default -> id;
    };
  }

  private static List<CellEvent> events(String outcome) {
    return switch (outcome) {
      case "-", "wait" -> List.of();
      case "start" ->
          List.of(new RunStarted(ProbedCell.RUN, "digest", 2, PROGRAM), new RoundStarted(1, at(0)));
      case "second" ->
          List.of(
              new VehicleSelected(SECOND, ProbedCell.CUT, ProbedCell.GHZ, at(4), ProbedCell.WHY));
      case "again" ->
          List.of(
              new VehicleSelected(AGAIN, ProbedCell.CUT, ProbedCell.GHZ, at(4), ProbedCell.WHY));
      // 8 + 16 + 32 + 64 J: the parts of the active accounting.
      case "commit" ->
          List.of(
              new SessionCommitted(
                  RUNNING, student("student-z"), charge(8), 120, SessionLearning.NONE));
      case "abort" ->
          List.of(
              new SessionAborted(
                  RUNNING, AbortKind.BATTERY, "the battery is empty", charge(8), 120, false));
      case "anew" -> List.of(new SessionInterrupted(RUNNING, "its node is gone", 3));
      case "giveUp" ->
          List.of(
              new SessionAborted(
                  RUNNING,
                  AbortKind.FAILURE,
                  "the session failed",
                  SessionCharge.none(at(8)),
                  0,
                  false));
      case "goOn" ->
          List.of(new RoundCompleted(1, Optional.of(EVALUATION)), new RoundStarted(2, at(12)));
      case "goOnBlind" ->
          List.of(new RoundCompleted(1, Optional.empty()), new RoundStarted(2, at(12)));
      case "finish" -> List.of(new DeploymentEnded(deployment(1)), new RunCompleted());
      default -> throw new IllegalArgumentException(outcome);
    };
  }

  /** The phase after an outcome; empty if it stays the same. */
  private static Optional<Phase> phaseAfter(String outcome) {
    return switch (outcome) {
      case "start", "goOn", "goOnBlind" -> Optional.of(Phase.CHOOSING);
      case "second", "again" -> Optional.of(Phase.SERVING);
      case "commit", "abort", "giveUp" -> Optional.of(Phase.EVALUATING);
      case "finish" -> Optional.of(Phase.DONE);
      default -> Optional.empty();
    };
  }

  private static void assertSetOff(String outcome, CellScript script) {
    ProbedCell cell = script.cell;
    switch (outcome) {
      case "start" -> cell.assertObserves(0);
      case "wait" -> cell.assertObserves(4.5);
      case "second" -> script.assertBegan(SECOND, Optional.empty());
      case "again" -> script.assertBegan(AGAIN, Optional.empty());
      case "anew" -> {
        cell.observer.expectMessage(new SessionLost(RUNNING, "its node is gone"));
        script.assertBegan(RUNNING.fencedBy(3), student("student-a"));
      }
      case "commit" -> {
        cell.observer.expectMessageClass(SessionDone.class);
        script.assertEvaluates("student-z");
      }
      case "giveUp" -> {
        assertEquals(new AbandonStudent(RUNNING), cell.gpu.receiveMessage());
        assertGivenUp(script, "the session failed");
      }
      case "abort" -> assertGivenUp(script, "the battery is empty");
      case "goOn", "goOnBlind" -> {
        assertEquals(1, cell.observer.expectMessageClass(RoundDone.class).round().round());
        cell.assertObserves(12);
      }
      case "finish" -> {
        Deployment last = deployment(1);
        cell.observer.expectMessage(new Deployed(1, last.airtime(), last.joules()));
        CellRun run = cell.requester.receiveMessage();
        assertEquals(cell.tested.getState().result(), run);
        assertEquals(List.of(deployment(0), last), run.deployments());
      }
      default -> {}
    }
  }

  /** None of the session's results are applied: the student evaluated was committed before it. */
  private static void assertGivenUp(CellScript script, String reason) {
    AbortedSession gone = script.cell.observer.expectMessageClass(SessionGivenUp.class).session();
    assertEquals(reason, gone.reason());
    script.assertEvaluates("student-a");
  }
}
