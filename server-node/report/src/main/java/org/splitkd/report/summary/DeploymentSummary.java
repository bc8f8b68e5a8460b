package org.splitkd.report.summary;

import java.util.List;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.Deployment;
import org.splitkd.cost.Workload;
import org.splitkd.distillation.DeployedStudent;

/**
 * How the distilled student came to the vehicles after the last round.
 *
 * @param vehicles that have it
 * @param failed why others do not, by vehicle index
 * @param seconds emulated, from the start of the first transfer to the end of the last
 * @param joules that count under the scenario's accounting
 * @param bits that were charged, all vehicles together
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

  /** How many vehicles were to get the student. */
  public int attempted() {
    return vehicles + failed.size();
  }
}
