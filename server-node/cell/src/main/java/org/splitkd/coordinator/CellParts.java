package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.splitkd.api.cost.Accounting;
import org.splitkd.decision.CellPolicy;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.Fleet;
import org.splitkd.edge.Silence;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.Pace;

/**
 * A coordinator's inputs: its task and the actors of its cell.
 *
 * @param policy makes the policy of the cell
 * @param drives by vehicle index
 * @param pace of its sessions
 * @param silence of vehicles and GPU
 * @param observer is told the cell's progress
 */
public record CellParts(
    CellJournal journal,
    Scenario scenario,
    Supplier<CellPolicy> policy,
    List<Drive> drives,
    CellProgram program,
    ActorRef<AccessPoint.Observe> accessPoint,
    ActorRef<EdgeGpu.Command> gpu,
    Fleet fleet,
    Pace pace,
    Silence silence,
    ActorRef<CellProgress> observer) {

  int vehicles() {
    return drives.size();
  }

  Accounting accounting() {
    return scenario.policy().accounting();
  }

  CellRules rules() {
    NavigableSet<Integer> never = new TreeSet<>();
    for (int vehicle = 0; vehicle < vehicles(); vehicle++) {
      if (!drives.get(vehicle).everInCoverage()) {
        never.add(vehicle);
      }
    }
    return new CellRules(program, never);
  }
}
