package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.coordinator.CellProgress.Deployed;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.RecordingEdgeTrainer;
import org.splitkd.journal.Journal;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.TrainingSystem;

/** One cell in its own actor system. */
@Tag("slow")
class TrainingSystemTest {

  private static final Scenario SCENARIO = SmallCell.scenario(2);
  private static final int BATCHES = SCENARIO.workload().volume().batchesPerSession();

  private final RecordingEdgeTrainer trainer = new RecordingEdgeTrainer(SCENARIO.workload());
  private final Queue<String> notes = new ConcurrentLinkedQueue<>();
  private final List<CellProgress> progress = new ArrayList<>();

  @Test
  void shouldTellEveryEventInItsOrder() {
    CellRun run = run(new CellProgram(2, true, true), () -> trainer, 2);

    CellState state = CellState.NOTHING;
    for (CellProgress told : progress) {
      if (told instanceof CellProgress.Recorded recorded) {
        state = state.apply(recorded.event());
      }
    }
    assertEquals(CellState.Phase.DONE, state.phase());
    assertEquals(run, state.result());
  }

  @Test
  void shouldRunACellToItsEndAndTellHowItGoes() {
    CellRun run = run(new CellProgram(2, true, true), () -> trainer, 2);

    assertEquals(2, run.rounds().size());
    List<Deployed> deployed =
        run.deployments().stream()
            .map(one -> new Deployed(one.vehicle(), one.airtime(), one.joules()))
            .toList();
    assertEquals(2, deployed.size());
    assertEquals(deployed, progress.stream().filter(Deployed.class::isInstance).toList());
    assertEquals(
        run.rounds(),
        progress.stream()
            .filter(CellProgress.RoundDone.class::isInstance)
            .map(told -> ((CellProgress.RoundDone) told).round())
            .toList());
    assertTrue(notes.contains("vehicle 1 has the student"), notes.toString());
    assertTrue(notes.contains("vehicle 1 at step " + 3 * BATCHES), notes.toString());
  }

  @Test
  void shouldKeepTheDeploymentApartFromTheRounds() {
    CellRun run = run(new CellProgram(1, false, true), () -> trainer, 2);
    CellRun without = run(new CellProgram(1, false, false), () -> trainer, 2);

    assertEquals(without.rounds(), run.rounds());
    assertEquals(run.rounds().get(0).end(), run.deployments().get(0).airtime().start());
    // 2 · 8e8 bits at 4e8 bit/s; 3 W in the modem.
    assertEquals(4, run.deploymentSeconds(), 1e-9);
    assertEquals(4 * SCENARIO.modem().receiveWatts(), run.deploymentJoules(), 1e-9);
    assertEquals(0, without.deploymentSeconds());
    assertEquals(0, without.deploymentJoules());
  }

  @Test
  void shouldGiveTheSameResultWhateverTheNumberOfThreads() {
    CellProgram program = new CellProgram(2, true, true);

    CellRun alone = run(program, () -> new RecordingEdgeTrainer(SCENARIO.workload()), 1);

    assertEquals(alone, run(program, () -> new RecordingEdgeTrainer(SCENARIO.workload()), 4));
  }

  @Test
  void shouldComputeOnTheComputeDispatcher() {
    run(new CellProgram(1, false, false), () -> trainer, 1);

    List<String> threads = notes.stream().filter(note -> note.startsWith("on ")).toList();
    assertEquals(2 * BATCHES, threads.size());
    for (String thread : threads) {
      assertTrue(thread.contains("splitkd.compute-dispatcher"), thread);
    }
  }

  @Test
  void shouldCloseEveryTrainerBeforeItReturns() {
    run(new CellProgram(1, false, false), () -> trainer, 2);

    assertClosed();
  }

  @Test
  void shouldFailWithTheReasonAndCloseEveryTrainerWhenTheStudentCannotBeEvaluated() {
    trainer.failingOn("evaluate");

    assertFails(
        new CellProgram(2, true, false),
        "no evaluation after round 1: the evaluation failed: evaluate does not work");
    assertClosed();
  }

  @Test
  void shouldFailWithTheReasonWhenThereIsNoStudentToDeploy() {
    trainer.failingOn("student");

    assertFails(
        new CellProgram(1, false, true),
        "no student to deploy: the student failed: student does not work");
    assertClosed();
  }

  @Test
  void shouldFailWithTheReasonWhenThereIsNoTrainerForTheGpu() {
    EdgeTrainer.Provider nothing =
        () -> {
          throw new IllegalStateException("no model");
        };

    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class, () -> run(new CellProgram(1, false, false), nothing, 2));
    assertEquals("no model", failure.getMessage());
  }

  @Test
  void shouldTryNoOtherSessionWhenTheCommittedStudentIsDamaged() {
    trainer.findingDamageOn("begin 1.2");

    assertFails(new CellProgram(2, true, true), "student: damaged");
    assertEquals(List.of("begin 1.1", "begin 1.2"), trainer.calls("begin"));
    assertEquals(
        List.of(),
        progress.stream().filter(CellProgress.SessionGivenUp.class::isInstance).toList());
    assertClosed();
  }

  @Test
  void shouldFailWhenNobodyCanBeTold() {
    CellPlan plan = SmallCell.plan(SCENARIO, new CellProgram(1, false, false), () -> trainer);

    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                TrainingSystem.run(
                    plan,
                    new Journal.Memory(),
                    2,
                    told -> {
                      throw new IllegalArgumentException("disk full");
                    }));
    assertEquals("the training ended early", failure.getMessage());
    assertEquals(List.of("close"), trainer.calls("close"));
  }

  private CellRun run(CellProgram program, EdgeTrainer.Provider trainers, int threads) {
    progress.clear();
    CellPlan plan =
        SmallCell.plan(
            SCENARIO,
            program,
            trainers,
            vehicle ->
                new RecordingDeviceTrainer(
                    vehicle, SmallCell.arithmetic(SCENARIO).forVehicle(vehicle), notes),
            SystemThreads.compute());
    return TrainingSystem.run(plan, new Journal.Memory(), threads, progress::add);
  }

  private void assertFails(CellProgram program, String reason) {
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> run(program, () -> trainer, 2));
    assertEquals(reason, failure.getMessage());
  }

  private void assertClosed() {
    assertEquals(List.of("close"), trainer.calls("close"));
    assertEquals(
        List.of("vehicle 0 closed", "vehicle 1 closed"),
        notes.stream().filter(note -> note.endsWith("closed")).sorted().toList());
  }
}
