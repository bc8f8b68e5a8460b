package org.splitkd.decision;

import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.policy.Clocks;
import org.splitkd.api.policy.CostModel;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.VehicleFacts;
import org.splitkd.hardware.Device;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.Scenario;

/** The scenario's facts about a cell. */
record CellContext(
    String method,
    List<VehicleFacts> vehicles,
    CutLayer deepestCut,
    Clocks clocks,
    double beta,
    Accounting accounting,
    CostModel costs,
    long seed)
    implements PolicyContext {

  static CellContext of(String method, Scenario scenario, CostModel costs) {
    return new CellContext(
        method,
        IntStream.range(0, scenario.fleet().size())
            .mapToObj(index -> facts(index, scenario.fleet().get(index)))
            .toList(),
        scenario.workload().deepestCut(),
        new Clocks(scenario.server().minGhz(), scenario.server().maxGhz()),
        scenario.policy().beta(),
        scenario.policy().accounting(),
        costs,
        scenario.run().seed());
  }

  private static VehicleFacts facts(int index, Device device) {
    return new VehicleFacts(
        index,
        device.name(),
        device.ghz(),
        device.units().flopPerSecond(device.ghz()),
        device.memoryBytes(),
        device.busyWatts(),
        device.idleWatts(),
        device.batteryJoules());
  }
}
