package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionBegan;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellProgress.SessionGivenUp;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.SessionWork;
import org.splitkd.edge.RecordingEdgeTrainer;
import org.splitkd.learning.Evaluation;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;

/** Several rounds of a cell of two vehicles: every actor is real, only nothing is learned. */
class RoundsTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Scenario SCENARIO = SmallCell.scenario(2);
  private static final int BATCHES = SCENARIO.workload().volume().batchesPerSession();
  private static final CutLayer CUT = new CutLayer(1);

  private final RecordingEdgeTrainer trainer = new RecordingEdgeTrainer(SCENARIO.workload());
  private final TestProbe<CellProgress> observer = KIT.createTestProbe();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldServeEveryVehicleInEveryRoundWhileTimeGoesOn() {
    List<RoundResult> rounds = run(new CellProgram(3, true, false)).rounds();

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
  void shouldEvaluateWhatIsCommittedAfterEveryRound() {
    List<RoundResult> rounds = run(new CellProgram(3, true, false)).rounds();

    assertEquals(
        List.of(evaluation(2 * BATCHES), evaluation(4 * BATCHES), evaluation(6 * BATCHES)),
        rounds.stream().map(RoundResult::evaluation).toList());
    assertEquals(3, trainer.calls("evaluate").size());
  }

  @Test
  void shouldNotEvaluateOrDeployWhereThatIsNotPartOfTheProgram() {
    CellRun run = run(new CellProgram(2, false, false));

    assertEquals(
        List.of(Optional.empty(), Optional.empty()),
        run.rounds().stream().map(RoundResult::evaluation).toList());
    assertEquals(List.of(), run.deployments());
    assertEquals(List.of(), trainer.calls("evaluate"));
    assertEquals(List.of(), trainer.calls("student"));
  }

  @Test
  void shouldGiveUpOnlyTheSessionInWhichTheGpuFails() {
    trainer.failingOn("train 1.1 batch 3");

    List<RoundResult> rounds = run(new CellProgram(2, true, false)).rounds();

    assertEquals(1, rounds.get(0).aborted().size());
    AbortedSession aborted = rounds.get(0).aborted().get(0);
    assertEquals(1, aborted.order());
    assertEquals(0, aborted.vehicle());
    assertEquals("the GPU failed: train 1.1 batch 3 does not work", aborted.reason());
    // Three of eight batches went through, and the vehicle's half and the teacher of the fourth.
    SessionCharge spent = aborted.spent();
    SessionCharge whole = rounds.get(1).sessions().get(0).charge();
    SessionWork work = SCENARIO.workload().sessionAt(CUT);
    assertEquals(
        whole.time().server() * 3 / 8 + SCENARIO.server().seconds(work.batch().teacherFlop(), 2),
        spent.time().server(),
        1e-9);
    assertEquals(
        whole.time().device() / 8 * 3
            + SCENARIO.fleet().get(0).seconds(work.batch().deviceForwardFlop()),
        spent.time().device(),
        1e-9);
    assertEquals(work.batch().uplinkBits() * 4 / 4e8, spent.time().uplink(), 1e-9);
    assertEquals(
        (work.downloadBits() + 3 * work.batch().gradientBits()) / 4e8,
        spent.time().downlink(),
        1e-9);
    // One piece after another, so the parts are the whole.
    assertEquals(spent.time().sum(), spent.delaySeconds(), 1e-9);
    assertEquals(List.of(1), vehicles(rounds.get(0)));
    assertEquals(List.of(0, 1), vehicles(rounds.get(1)));
    assertEquals(List.of("abandon 1.1"), trainer.calls("abandon"));
    assertEquals(List.of("store 1.2", "store 2.1", "store 2.2"), trainer.calls("store"));
    assertEquals(evaluation(BATCHES), rounds.get(0).evaluation());
    assertEquals(evaluation(3 * BATCHES), rounds.get(1).evaluation());
  }

  @Test
  void shouldTellTheObserverAsItGoes() {
    trainer.failingOn("store 1.1");

    CellRun run = run(new CellProgram(1, true, false));

    RoundResult round = run.rounds().get(0);
    observer.expectMessage(new SessionBegan(new SessionId(1, 1, 0), CUT, 2));
    observer.expectMessage(new SessionGivenUp(round.aborted().get(0)));
    observer.expectMessage(new SessionBegan(new SessionId(1, 2, 1), CUT, 2));
    observer.expectMessage(new SessionDone(round.sessions().get(0)));
    observer.expectMessage(new RoundDone(round));
    observer.expectNoMessage();
  }

  private CellRun run(CellProgram program) {
    TestProbe<Cell.Finished> finished = KIT.createTestProbe();
    KIT.spawn(
        Cell.create(
            3,
            SmallCell.plan(SCENARIO, program, () -> trainer),
            SmallCell.steps(KIT, observer.ref()),
            finished.ref()));
    Cell.Finished result = finished.receiveMessage();
    assertEquals(3, result.index());
    return result.run();
  }

  private static List<Integer> vehicles(RoundResult round) {
    return round.sessions().stream().map(CommittedSession::vehicle).toList();
  }

  /** See {@link RecordingEdgeTrainer#evaluate}. */
  private static Optional<Evaluation> evaluation(int batches) {
    return Optional.of(new Evaluation(batches, 1, 0.5, 100));
  }
}
