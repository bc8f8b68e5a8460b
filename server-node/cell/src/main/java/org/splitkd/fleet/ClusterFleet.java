package org.splitkd.fleet;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.edge.Fleet;
import org.splitkd.link.HostCommand;
import org.splitkd.link.RunText;
import org.splitkd.link.VehicleKey;
import org.splitkd.plane.TensorPlane;
import org.splitkd.protocol.VehicleCommand;

/** The vehicles of a run on the device nodes of a cluster. */
public final class ClusterFleet {

  private ClusterFleet() {}

  /** Lets this node address vehicles. Called once per actor system. */
  public static void proxy(ActorSystem<?> system) {
    ClusterSharding.get(system)
        .init(
            Entity.<HostCommand>of(
                    VehicleKey.TYPE,
                    entity -> {
                      throw new IllegalStateException("no vehicle lives on a server node");
                    })
                .withRole(VehicleKey.ROLE)
                .withStopMessage(HostCommand.Retire.INSTANCE));
  }

  /** The fleet of a run's cell; {@link #proxy} must have been called for the cell's system. */
  static Fleet.Provider of(RunText run, TensorPlane plane) {
    return (cell, drives) -> {
      ClusterSharding sharding = ClusterSharding.get(cell.getSystem());
      List<ActorRef<VehicleCommand>> links =
          IntStream.range(0, drives.size())
              .mapToObj(
                  index ->
                      cell.spawn(
                          VehicleLink.create(
                              run,
                              index,
                              sharding.entityRefFor(
                                  VehicleKey.TYPE, VehicleKey.entity(run.run(), index)),
                              plane),
                          "link-" + (index + 1)))
              .toList();
      return links::get;
    };
  }
}
