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
 * The parts with which a cell is rehearsed.
 *
 * @param policy creates the deciding policy
 * @param drives drives of the vehicles, by index
 * @param trainers provider of the GPU's trainer
 * @param accessPoint replacement for the real one
 * @param gpu replacement for the real one
 * @param vehicles replacements for real ones, by index
 * @param playedGpu the GPU, if the test plays it
 * @param playedVehicles the vehicles that the test plays, by index
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
