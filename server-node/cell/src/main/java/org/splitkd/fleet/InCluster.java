package org.splitkd.fleet;

import akka.actor.typed.ActorSystem;
import java.util.function.Consumer;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellRun;
import org.splitkd.distillation.Distillation;
import org.splitkd.edge.Fleet;
import org.splitkd.journal.Journal;
import org.splitkd.link.RunText;
import org.splitkd.plane.TensorPlane;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.TrainingSystem;
import org.splitkd.training.TrainingSite;

/**
 * Runs the cell in the system of this server node and its vehicles on the device nodes of the
 * cluster.
 *
 * @param system keeps events in the run's journal; {@link ClusterFleet#proxy} was called for it
 * @param plane the tensor plane of the node
 * @param run the description of the run for device nodes
 */
public record InCluster(ActorSystem<?> system, TensorPlane plane, RunText run)
    implements TrainingSite {

  @Override
  public Fleet.Provider fleet(Scenario scenario, Distillation distillation) {
    return ClusterFleet.of(run, plane);
  }

  /** Runs the cell. If this thread is interrupted, the cell stops and can resume elsewhere. */
  @Override
  public CellRun run(CellPlan plan, Journal journal, Consumer<CellProgress> progress) {
    try {
      return TrainingSystem.runIn(system, plan, progress);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run moved to another node", interrupted);
    }
  }
}
