package org.splitkd.bench;

import java.util.function.Consumer;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellProgress.SessionBegan;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.distillation.Distillation;
import org.splitkd.journal.Journal;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.TrainingSystem;
import org.splitkd.training.TrainingCell;

/**
 * Training sessions of a scenario's first vehicles through all actors, without evaluation or
 * deployment.
 *
 * @param threads of the computing actors
 */
record BenchCell(
    Scenario scenario, Distillation distillation, int vehicles, int rounds, int threads) {

  /** Storage for events and students. */
  record Memory(Journal journal, CellJournal names, CheckpointStore students) {

    /** Storage in memory: nothing outlives the process. */
    static Memory passing() {
      return new Memory(
          new Journal.Memory(), CellJournal.passing("cell"), CheckpointStore.memory());
    }
  }

  void run(Memory memory, Consumer<CellProgress> progress) {
    CellPlan plan = TrainingCell.of(scenario, distillation, memory.names(), memory.students());
    TrainingSystem.run(
        new CellPlan(
            plan.journal(),
            plan.scenario(),
            plan.policy(),
            plan.drives().subList(0, vehicles),
            new CellProgram(rounds, false, false),
            plan.fleets(),
            plan.trainers(),
            plan.dispatcher()),
        memory.journal(),
        threads,
        progress);
  }

  /** Tokens per second from the beginning of the first session to the end of the last. */
  double tokensPerSecond(Memory memory) {
    return tokensPerSecond(memory, event -> {});
  }

  /** The same, with an observer of the progress. */
  double tokensPerSecond(Memory memory, Consumer<CellProgress> progress) {
    long[] span = new long[2];
    run(
        memory,
        event -> {
          progress.accept(event);
          if (event instanceof SessionBegan && span[0] == 0) {
            span[0] = System.nanoTime();
          } else if (event instanceof SessionDone) {
            span[1] = System.nanoTime();
          }
        });
    return tokens() / ((span[1] - span[0]) / 1e9);
  }

  double tokens() {
    return (double) vehicles
        * rounds
        * distillation.volume().batchesPerSession()
        * distillation.volume().tokensPerBatch();
  }
}
