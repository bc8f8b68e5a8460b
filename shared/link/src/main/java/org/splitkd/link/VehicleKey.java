package org.splitkd.link;

import akka.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Under which names the cluster keeps vehicles. */
public final class VehicleKey {

  /** All vehicles of all runs. */
  public static final EntityTypeKey<HostCommand> TYPE =
      EntityTypeKey.create(HostCommand.class, "vehicle");

  /** Of the nodes that host vehicles. */
  public static final String ROLE = "device";

  private VehicleKey() {}

  /** Of one vehicle of a run. */
  public static String entity(String run, int vehicle) {
    return run + "." + (vehicle + 1);
  }
}
