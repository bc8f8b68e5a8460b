package org.splitkd.link;

import akka.cluster.sharding.typed.javadsl.EntityTypeKey;

/** The names under which the cluster keeps vehicles. */
public final class VehicleKey {

  /** The entity type of all vehicles of all runs. */
  public static final EntityTypeKey<HostCommand> TYPE =
      EntityTypeKey.create(HostCommand.class, "vehicle");

  /** The role of nodes that host vehicles. */
  public static final String ROLE = "device";

  private VehicleKey() {}

  /** Returns the entity id of one vehicle of a run. */
  public static String entity(String run, int vehicle) {
    return run + "." + (vehicle + 1);
  }
}
