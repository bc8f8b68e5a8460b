package org.splitkd.coordinator;

import java.util.List;
import java.util.Optional;
import org.splitkd.checkpoint.CheckpointId;

/**
 * The result of a cell's run.
 *
 * @param rounds in order
 * @param deployments of the distilled student after the last round, by vehicle index; empty if it
 *     is not deployed. Their time and energy are not part of any round's.
 * @param student the committed one; empty if nothing is learned
 */
public record CellRun(
    List<RoundResult> rounds, List<Deployment> deployments, Optional<CheckpointId> student) {

  public CellRun {
    rounds = List.copyOf(rounds);
    deployments = List.copyOf(deployments);
  }

  /** From the start of the first transfer to the end of the last, s. */
  public double deploymentSeconds() {
    if (deployments.isEmpty()) {
      return 0;
    }
    Deployment last = deployments.get(deployments.size() - 1);
    return last.airtime().end().secondsSince(deployments.get(0).airtime().start());
  }

  public double deploymentJoules() {
    return deployments.stream().mapToDouble(Deployment::joules).sum();
  }
}
