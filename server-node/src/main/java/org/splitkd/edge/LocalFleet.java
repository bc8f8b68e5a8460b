package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.device.ArithmeticDeviceTrainer;
import org.splitkd.device.Vehicle;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * Hosts the vehicles of a cell in this JVM, as children of the cell. The only class of a server
 * node that knows device nodes.
 */
public final class LocalFleet {

  private LocalFleet() {}

  public static Fleet.Provider of(Scenario scenario) {
    return (cell, drives) -> {
      List<ActorRef<VehicleCommand>> vehicles =
          IntStream.range(0, drives.size())
              .mapToObj(index -> spawn(cell, scenario, index, drives.get(index)))
              .toList();
      return vehicles::get;
    };
  }

  private static ActorRef<VehicleCommand> spawn(
      ActorContext<?> cell, Scenario scenario, int index, Drive drive) {
    Vehicle.Parts parts =
        new Vehicle.Parts(
            scenario.fleet().get(index),
            scenario.modem(),
            drive,
            new ArithmeticDeviceTrainer(scenario.workload()),
            scenario.workload().schedule());
    return cell.spawn(Vehicle.create(parts), "vehicle-" + (index + 1));
  }
}
