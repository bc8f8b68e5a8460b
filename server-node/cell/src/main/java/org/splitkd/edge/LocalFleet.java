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
 * node creates vehicles; the code that assembles a run chooses their trainers.
 */
public final class LocalFleet {

  private LocalFleet() {}

  /**
   * Fleets of a scenario's vehicles in one trial.
   *
   * @param trial from 0, which determines their faults
   * @param dispatcher on which the vehicles run: the compute dispatcher if they train tensors
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
