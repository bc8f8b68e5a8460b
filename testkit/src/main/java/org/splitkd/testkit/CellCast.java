package org.splitkd.testkit;

import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.decision.CellPolicy;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * What a cell is rehearsed with.
 *
 * @param policy makes the one that decides
 * @param drives by vehicle index
 * @param trainers of which the GPU gets one
 * @param accessPoint in place of the real one
 * @param gpu in place of the real one
 * @param vehicles in place of real ones, by index
 * @param playedGpu what the test plays of these
 * @param playedVehicles what the test plays of these, by index
 */
record CellCast(
    Scenario scenario,
    Supplier<CellPolicy> policy,
    List<Drive> drives,
    CellProgram program,
    EdgeTrainer.Provider trainers,
    Optional<ActorRef<AccessPoint.Observe>> accessPoint,
    Optional<ActorRef<EdgeGpu.Command>> gpu,
    Map<Integer, ActorRef<VehicleCommand>> vehicles,
    Optional<PlayedGpu> playedGpu,
    Map<Integer, PlayedVehicle> playedVehicles) {}
