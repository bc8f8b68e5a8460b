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
 * Sessions of the first vehicles of a scenario, through all actors, without evaluation or
 * deployment.
 *
 * @param threads of the actors that compute
 */
record BenchCell(
    Scenario scenario, Distillation distillation, int vehicles, int rounds, int threads) {

  /** Where what happened is kept. */
  record Memory(Journal journal, CellJournal names, CheckpointStore students) {

    /** Nothing outlives the process. */
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

  /** Tokens a second from the beginning of the first session to the end of the last. */
  double tokensPerSecond(Memory memory) {
    return tokensPerSecond(memory, event -> {});
  }

  /** The same while somebody follows what happens. */
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
