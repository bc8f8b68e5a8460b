package org.splitkd.device;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/** Creates the vehicles of a scenario. */
public final class ScenarioVehicle {

  private ScenarioVehicle() {}

  /**
   * Creates one vehicle. Its trainer is created when the vehicle starts, on the vehicle's thread.
   *
   * @param trial the trial whose faults apply, from 0
   * @param index index of the vehicle, from 0
   */
  public static Behavior<VehicleCommand> create(
      Scenario scenario, int trial, DeviceTrainer.Provider trainers, int index, Drive drive) {
    return Behaviors.setup(
        context ->
            Vehicle.create(
                new Vehicle.Parts(
                    scenario.fleet().get(index),
                    scenario.modem(),
                    drive,
                    scenario.outage(),
                    trainers.forVehicle(index),
                    scenario.workload().schedule(),
                    scenario.faults(trial))));
  }
}
