package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionBegan;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellProgress.SessionGivenUp;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.SessionWork;
import org.splitkd.edge.RecordingEdgeTrainer;
import org.splitkd.learning.Evaluation;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.scenario.Scenario;
import org.splitkd.testkit.CellOutcome;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;
import org.splitkd.time.EmulatedInstant;

/** Several rounds of a cell of two vehicles: every actor is real, but nothing is learned. */
@Tag("slow")
@CellTest
class RoundsTest {

  private static final int BATCHES = 8;
  private static final CutLayer CUT = new CutLayer(1);

  private RecordingEdgeTrainer trainer;

  @BeforeEach
  void twoVehicles(CellScenario cell) {
    cell.vehicles(2).serving(1, 2).trainer(() -> trainer);
    trainer = new RecordingEdgeTrainer(cell.scenario().workload());
  }

  @Test
  void shouldServeEveryVehicleInEveryRoundWhileTimeGoesOn(CellScenario cell) {
    List<RoundResult> rounds = cell.rounds(3).evaluating().run().run().rounds();

    assertEquals(List.of(1, 2, 3), rounds.stream().map(RoundResult::round).toList());
    EmulatedInstant now = EmulatedInstant.START;
    for (RoundResult round : rounds) {
      assertEquals(now, round.start());
      for (int vehicle = 0; vehicle < 2; vehicle++) {
        CommittedSession session = round.sessions().get(vehicle);
        assertEquals(vehicle, session.vehicle());
        assertEquals(round.round(), session.round());
        assertEquals(vehicle + 1, session.order());
        assertEquals(now, session.charge().span().start());
        assertEquals(new SessionLearning(4, 3, 2, 10L * BATCHES), session.learning());
        now = session.charge().span().end();
      }
      assertEquals(now, round.end());
      // The rate is constant, so every round takes as long as the first.
      assertEquals(rounds.get(0).delaySeconds(), round.delaySeconds(), 1e-9);
    }
  }

  @Test
  void shouldEvaluateWhatIsCommittedAfterEveryRound(CellScenario cell) {
    CellOutcome outcome = cell.rounds(3).evaluating().run();

    assertEvaluations(outcome, 2 * BATCHES, 4 * BATCHES, 6 * BATCHES);
    assertEquals(3, trainer.calls("evaluate").size());
  }

  @Test
  void shouldNotEvaluateOrDeployWhereThatIsNotPartOfTheProgram(CellScenario cell) {
    CellOutcome outcome = cell.rounds(2).run();

    assertEquals(
        List.of(Optional.empty(), Optional.empty()),
        outcome.run().rounds().stream().map(RoundResult::evaluation).toList());
    assertEquals(List.of(), outcome.run().deployments());
    assertEquals(List.of(), trainer.calls("evaluate"));
    assertEquals(List.of(), trainer.calls("student"));
  }

  @Test
  void shouldGiveUpOnlyTheSessionInWhichTheGpuFails(CellScenario cell) {
    CellOutcome outcome =
        cell.rounds(2)
            .evaluating()
            .when("gpu fails at batch 4 of vehicle 1")
            .run()
            .expectServed(2, 1, 2)
            .expectAborted(1, "the GPU failed: it fails at batch 4, as faults.script says");

    AbortedSession aborted = outcome.aborted().get(0);
    assertEquals(List.of(aborted), outcome.run().rounds().get(0).aborted());
    assertEquals(1, aborted.order());
    // Three of eight batches completed, as did the vehicle's half and the teacher of the fourth.
    SessionCharge spent = aborted.spent();
    SessionCharge whole = outcome.sessions().get(1).charge();
    Scenario scenario = cell.scenario();
    SessionWork work = scenario.workload().sessionAt(CUT);
    assertEquals(
        whole.time().server() * 3 / 8 + scenario.server().seconds(work.batch().teacherFlop(), 2),
        spent.time().server(),
        1e-9);
    assertEquals(
        whole.time().device() / 8 * 3
            + scenario.fleet().get(0).seconds(work.batch().deviceForwardFlop()),
        spent.time().device(),
        1e-9);
    assertEquals(work.batch().uplinkBits() * 4 / 4e8, spent.time().uplink(), 1e-9);
    assertEquals(
        (work.downloadBits() + 3 * work.batch().gradientBits()) / 4e8,
        spent.time().downlink(),
        1e-9);
    // The pieces are sequential, so the parts sum up to the delay.
    assertEquals(spent.time().sum(), spent.delaySeconds(), 1e-9);
    assertEquals(List.of("abandon 1.1"), trainer.calls("abandon"));
    assertEquals(List.of("store 1.2", "store 2.1", "store 2.2"), trainer.calls("store"));
    assertEvaluations(outcome, BATCHES, 3 * BATCHES);
  }

  @Test
  void shouldTellTheObserverAsItGoes(CellScenario cell) {
    trainer.failingOn("store 1.1");

    CellOutcome outcome = cell.evaluating().run();

    assertEquals(
        List.of(
            new SessionBegan(new SessionId(1, 1, 0), CUT, 2),
            new SessionGivenUp(outcome.aborted().get(0)),
            new SessionBegan(new SessionId(1, 2, 1), CUT, 2),
            new SessionDone(outcome.sessions().get(0)),
            new RoundDone(outcome.run().rounds().get(0))),
        outcome.progress());
  }

  /** See {@link RecordingEdgeTrainer#evaluate}. */
  private static void assertEvaluations(CellOutcome outcome, int... batches) {
    assertEquals(
        IntStream.of(batches)
            .mapToObj(count -> Optional.of(new Evaluation(count, 1, 0.5, 100)))
            .toList(),
        outcome.run().rounds().stream().map(RoundResult::evaluation).toList());
  }
}
