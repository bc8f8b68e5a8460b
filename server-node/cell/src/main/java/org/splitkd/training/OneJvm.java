package org.splitkd.training;

import java.util.function.Consumer;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellRun;
import org.splitkd.device.TensorDeviceTrainer;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.TrainingGround;
import org.splitkd.edge.Fleet;
import org.splitkd.edge.LocalFleet;
import org.splitkd.journal.Journal;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.TrainingSystem;

/**
 * Runs the cell and its vehicles in an actor system of this JVM, which ends with the run.
 *
 * @param threads number of threads that compute
 */
public record OneJvm(int threads) implements TrainingSite {

  @Override
  public Fleet.Provider fleet(Scenario scenario, Distillation distillation) {
    return vehicles(scenario, distillation);
  }

  /** Vehicles that train, children of their cell. */
  static Fleet.Provider vehicles(Scenario scenario, Distillation distillation) {
    return LocalFleet.of(
        TrainingGround.of(scenario, distillation).charged(),
        TrainingGround.TRIAL,
        vehicle -> new TensorDeviceTrainer(distillation),
        SystemThreads.compute());
  }

  @Override
  public CellRun run(CellPlan plan, Journal journal, Consumer<CellProgress> progress) {
    return TrainingSystem.run(plan, journal, threads, progress);
  }
}
