package org.splitkd.decision;

import java.util.List;
import java.util.function.Supplier;
import org.splitkd.api.mobility.Way;
import org.splitkd.api.policy.CostModel;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * The setting in which a policy decides.
 *
 * @param scenario with the workload that sessions are charged for
 * @param costs of its sessions
 * @param drives by vehicle index
 * @param ways of the vehicles, by index; empty if unknown. Asked for only when needed
 * @param trial from 0
 */
public record CellSite(
    Scenario scenario,
    CostModel costs,
    List<Drive> drives,
    Supplier<List<Way.Driven>> ways,
    int trial) {

  public CellSite {
    drives = List.copyOf(drives);
  }
}
