package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.device.DeviceTrainer;
import org.splitkd.device.ScenarioVehicle;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * Hosts the vehicles of a cell in this JVM, as children of the cell. No other class of a server
 * node makes vehicles; what they learn with is chosen by whoever puts a run together.
 */
public final class LocalFleet {

  private LocalFleet() {}

  /**
   * Fleets of a scenario's vehicles in one trial.
   *
   * @param trial from 0, whose faults strike them
   * @param dispatcher on which the vehicles run: the compute dispatcher where they train tensors
   */
  public static Fleet.Provider of(
      Scenario scenario,
      int trial,
      DeviceTrainer.Provider trainers,
      DispatcherSelector dispatcher) {
    return (cell, drives) -> {
      List<ActorRef<VehicleCommand>> vehicles =
          IntStream.range(0, drives.size())
              .mapToObj(
                  index ->
                      cell.spawn(
                          vehicle(scenario, trial, trainers, index, drives.get(index)),
                          "vehicle-" + (index + 1),
                          dispatcher))
              .toList();
      return vehicles::get;
    };
  }

  /** One vehicle of a scenario. Its trainer is made when it starts, on its own thread. */
  public static Behavior<VehicleCommand> vehicle(
      Scenario scenario, int trial, DeviceTrainer.Provider trainers, int index, Drive drive) {
    return ScenarioVehicle.create(scenario, trial, trainers, index, drive);
  }
}
