package org.splitkd.testkit;

import akka.actor.typed.ActorRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.cost.Workload;
import org.splitkd.decision.CellPolicy;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/** The actors of a cell that are probes or played by the test instead of real ones. */
final class CellRoles {

  private final Map<Integer, ActorRef<VehicleCommand>> probedVehicles = new HashMap<>();
  private final Set<Integer> playedVehicles = new TreeSet<>();
  private @Nullable ActorRef<AccessPoint.Observe> probedAccessPoint;
  private @Nullable ActorRef<EdgeGpu.Command> probedGpu;
  private boolean gpuIsPlayed;

  void probed(int vehicle, ActorRef<VehicleCommand> probe) {
    probedVehicles.put(vehicle, probe);
  }

  void probedGpu(ActorRef<EdgeGpu.Command> probe) {
    probedGpu = probe;
  }

  void probedAccessPoint(ActorRef<AccessPoint.Observe> probe) {
    probedAccessPoint = probe;
  }

  void played(int vehicle) {
    playedVehicles.add(vehicle);
  }

  void playedGpu() {
    gpuIsPlayed = true;
  }

  /** Creates the cast of one rehearsal and spawns the played actors. */
  CellCast cast(
      Stage stage,
      Story story,
      Scenario scenario,
      Supplier<CellPolicy> policy,
      List<Drive> drives,
      CellProgram program,
      EdgeTrainer.Provider trainers) {
    Workload workload = scenario.workload();
    Map<Integer, PlayedVehicle> played = new HashMap<>();
    Map<Integer, ActorRef<VehicleCommand>> vehicles = new HashMap<>(probedVehicles);
    for (int vehicle : playedVehicles) {
      PlayedVehicle player = new PlayedVehicle(stage, story, vehicle, workload);
      played.put(vehicle, player);
      vehicles.put(vehicle, player.ref());
    }
    Optional<PlayedGpu> gpu =
        gpuIsPlayed ? Optional.of(new PlayedGpu(stage, story, workload)) : Optional.empty();
    return new CellCast(
        scenario,
        policy,
        drives,
        program,
        trainers,
        Optional.ofNullable(probedAccessPoint),
        gpu.map(PlayedActor::ref).or(() -> Optional.ofNullable(probedGpu)),
        Map.copyOf(vehicles),
        gpu,
        Map.copyOf(played));
  }
}
