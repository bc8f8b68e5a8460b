package org.splitkd.report.summary;

import java.util.List;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.Deployment;
import org.splitkd.cost.Workload;
import org.splitkd.distillation.DeployedStudent;

/**
 * The deployment of the distilled student to the vehicles after the last round.
 *
 * @param vehicles number of vehicles that have it
 * @param failed the failures of the others, by vehicle index
 * @param seconds emulated, from the start of the first transfer to the end of the last
 * @param joules that count under the scenario's accounting
 * @param bits charged for all vehicles together
 */
public record DeploymentSummary(
    int vehicles, List<Deployment> failed, double seconds, double joules, double bits) {

  public DeploymentSummary {
    failed = List.copyOf(failed);
  }

  static DeploymentSummary of(CellRun cell, Workload charged) {
    List<Deployment> failed =
        cell.deployments().stream().filter(deployment -> !deployment.succeeded()).toList();
    int vehicles = cell.deployments().size() - failed.size();
    return new DeploymentSummary(
        vehicles,
        failed,
        cell.deploymentSeconds(),
        cell.deploymentJoules(),
        vehicles == 0 ? 0 : vehicles * DeployedStudent.bits(charged));
  }

  /** The number of vehicles that were to get the student. */
  public int attempted() {
    return vehicles + failed.size();
  }
}
