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
 * The cell in the system of this server node, its vehicles on the device nodes of the cluster.
 *
 * @param system keeps events where the run does; {@link ClusterFleet#proxy} was called for it
 * @param plane the node's
 * @param run what device nodes are told
 */
public record InCluster(ActorSystem<?> system, TensorPlane plane, RunText run)
    implements TrainingSite {

  @Override
  public Fleet.Provider fleet(Scenario scenario, Distillation distillation) {
    return ClusterFleet.of(run, plane);
  }

  /** When this thread is interrupted, the cell stops, and can go on elsewhere. */
  @Override
  public CellRun run(CellPlan plan, Journal journal, Consumer<CellProgress> progress) {
    try {
      return TrainingSystem.runIn(system, plan, progress);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was called away from this node", interrupted);
    }
  }
}
