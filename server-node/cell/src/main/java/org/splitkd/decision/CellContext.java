package org.splitkd.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.policy.Clocks;
import org.splitkd.api.policy.CostModel;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.VehicleFacts;
import org.splitkd.api.radio.Rates;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.Scenario;

/** The scenario's facts about a cell. */
record CellContext(
    String method,
    List<VehicleFacts> vehicles,
    CutLayer deepestCut,
    Clocks clocks,
    double floorGhz,
    Optional<Rates> peakRates,
    int trial,
    double beta,
    Accounting accounting,
    CostModel costs,
    long seed)
    implements PolicyContext {

  static CellContext of(String method, CellSite site) {
    Scenario scenario = site.scenario();
    EdgeServer server = scenario.server();
    return new CellContext(
        method,
        IntStream.range(0, scenario.fleet().size())
            .mapToObj(index -> facts(index, scenario.fleet().get(index)))
            .toList(),
        scenario.workload().deepestCut(),
        new Clocks(server.minGhz(), server.maxGhz()),
        server.clampGhz(server.power().voltageFloorGhz().orElse(server.minGhz())),
        scenario.channels().get(0).radio().peak(),
        site.trial(),
        scenario.policy().beta(),
        scenario.policy().accounting(),
        site.costs(),
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
