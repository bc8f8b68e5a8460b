package org.splitkd.bench;

import java.util.function.Consumer;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.TrainingSystem;
import org.splitkd.distillation.Distillation;
import org.splitkd.journal.Journal;
import org.splitkd.scenario.Scenario;
import org.splitkd.training.TrainingCell;

/** Sessions of the first vehicles of a scenario, through all actors. */
final class BenchCell {

  private BenchCell() {}

  /** Runs them, without evaluation or deployment. */
  static void run(
      Scenario scenario,
      Distillation distillation,
      int vehicles,
      int rounds,
      int threads,
      Consumer<CellProgress> progress) {
    CellPlan plan =
        TrainingCell.of(
            scenario, distillation, CellJournal.passing("cell"), CheckpointStore.memory());
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
        new Journal.Memory(),
        threads,
        progress);
  }
}
