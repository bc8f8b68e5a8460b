package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.ActorContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.splitkd.fault.Fault;
import org.splitkd.fault.FaultScript;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;

/**
 * Puts a {@link DisturbedLink} in front of every vehicle whose messages a script disturbs, wherever
 * the vehicle itself runs.
 */
public final class StruckFleet {

  private StruckFleet() {}

  /** Returns fleets of cells with the faults of a script. */
  public static Fleet.Provider of(Fleet.Provider fleets, FaultScript script) {
    return of(fleets, script, struck -> {});
  }

  /**
   * The same.
   *
   * @param witness is told of every message or node that is struck, by the actor that strikes it
   */
  public static Fleet.Provider of(
      Fleet.Provider fleets, FaultScript script, Consumer<Fault> witness) {
    return script.isEmpty()
        ? fleets
        : (cell, drives) -> struck(cell, fleets.forCell(cell, drives), drives, script, witness);
  }

  private static Fleet struck(
      ActorContext<?> cell,
      Fleet fleet,
      List<Drive> drives,
      FaultScript script,
      Consumer<Fault> witness) {
    List<RecipientRef<VehicleCommand>> vehicles =
        IntStream.range(0, drives.size())
            .mapToObj(vehicle -> struck(cell, fleet.vehicle(vehicle), vehicle, script, witness))
            .toList();
    return vehicles::get;
  }

  private static RecipientRef<VehicleCommand> struck(
      ActorContext<?> cell,
      RecipientRef<VehicleCommand> vehicle,
      int index,
      FaultScript script,
      Consumer<Fault> witness) {
    if (!script.disturbsMessagesOf(index)) {
      return vehicle;
    }
    ActorRef<VehicleCommand> link =
        cell.spawn(DisturbedLink.create(vehicle, script, witness), "disturbed-link-" + (index + 1));
    return link;
  }
}
