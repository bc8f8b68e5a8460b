package org.splitkd.report.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splitkd.hardware.Device;
import org.splitkd.model.CutLayer;
import org.splitkd.model.MemoryFootprint;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.Scenario;

/** The check whether the cuts that were used fit the memory of their machines. */
final class MemoryCheck {

  private record Machine(
      String name, ToDoubleFunction<CutLayer> neededBytes, double availableBytes) {}

  private final Scenario scenario;
  private final List<ChannelSummary> channels;
  private final MemoryFootprint footprint;

  private MemoryCheck(Scenario scenario, List<ChannelSummary> channels) {
    this.scenario = scenario;
    this.channels = channels;
    footprint = scenario.workload().memory(scenario.fleet().size());
  }

  /** Returns the shortfalls by method, the edge server before the vehicles in index order. */
  static List<MemoryShortfall> shortfalls(Scenario scenario, List<ChannelSummary> channels) {
    MemoryCheck check = new MemoryCheck(scenario, channels);
    return scenario.policy().methods().stream().flatMap(check::ofMethod).toList();
  }

  private Stream<MemoryShortfall> ofMethod(Method method) {
    List<SortedMap<CutLayer, Integer>> cuts = cuts(method);
    SortedMap<CutLayer, Integer> all = new TreeMap<>();
    cuts.forEach(ofVehicle -> add(ofVehicle, all));
    return Stream.concat(
        onServer(method, all).stream(),
        IntStream.range(0, cuts.size())
            .mapToObj(vehicle -> onDevice(method, vehicle, cuts.get(vehicle)))
            .flatMap(Optional::stream));
  }

  private Optional<MemoryShortfall> onServer(Method method, SortedMap<CutLayer, Integer> cuts) {
    return shortfall(
        method,
        OptionalInt.empty(),
        new Machine(
            scenario.server().name(), footprint::serverBytes, scenario.server().memoryBytes()),
        cuts);
  }

  private Optional<MemoryShortfall> onDevice(
      Method method, int vehicle, SortedMap<CutLayer, Integer> cuts) {
    Device device = scenario.fleet().get(vehicle);
    return shortfall(
        method,
        OptionalInt.of(vehicle),
        new Machine(
            device.name(),
            cut -> footprint.deviceBytes(cut, device.systemBytes()),
            device.memoryBytes()),
        cuts);
  }

  private static Optional<MemoryShortfall> shortfall(
      Method method, OptionalInt vehicle, Machine machine, SortedMap<CutLayer, Integer> cuts) {
    int sessions = 0;
    double most = machine.availableBytes();
    Optional<CutLayer> worst = Optional.empty();
    for (Map.Entry<CutLayer, Integer> entry : cuts.entrySet()) {
      double needed = machine.neededBytes().applyAsDouble(entry.getKey());
      sessions += needed > machine.availableBytes() ? entry.getValue() : 0;
      if (needed > most) {
        most = needed;
        worst = Optional.of(entry.getKey());
      }
    }
    double neededBytes = most;
    int tooLarge = sessions;
    return worst.map(
        cut ->
            new MemoryShortfall(
                method,
                vehicle,
                machine.name(),
                cut,
                neededBytes,
                machine.availableBytes(),
                tooLarge));
  }

  /** The number of sessions by cut for each vehicle, over all channels. */
  private List<SortedMap<CutLayer, Integer>> cuts(Method method) {
    List<SortedMap<CutLayer, Integer>> cuts = new ArrayList<>();
    scenario.fleet().forEach(device -> cuts.add(new TreeMap<>()));
    for (ChannelSummary channel : channels) {
      channel.method(method).stream()
          .flatMap(summary -> summary.vehicles().stream())
          .forEach(vehicle -> add(vehicle.cuts(), cuts.get(vehicle.vehicle())));
    }
    return cuts;
  }

  private static void add(SortedMap<CutLayer, Integer> some, SortedMap<CutLayer, Integer> to) {
    some.forEach((cut, sessions) -> to.merge(cut, sessions, Integer::sum));
  }
}
