package org.splitkd.node;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;

/** A message to the host of the run. */
interface RunHostCommand {

  EntityTypeKey<RunHostCommand> TYPE = EntityTypeKey.create(RunHostCommand.class, "run");

  /**
   * A server node's order to execute the run, repeated until the node receives the end.
   *
   * @param replyTo receives the end
   */
  record Order(ActorRef<RunEnd> replyTo) implements RunHostCommand, NodeMessage {}

  /** Tells the host that the run moves to another node. Only sent locally. */
  enum Retire implements RunHostCommand {
    INSTANCE
  }
}
