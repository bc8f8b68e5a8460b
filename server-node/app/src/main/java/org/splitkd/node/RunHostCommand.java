package org.splitkd.node;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;

/** What the host of the run hears. */
interface RunHostCommand {

  EntityTypeKey<RunHostCommand> TYPE = EntityTypeKey.create(RunHostCommand.class, "run");

  /**
   * A server node wants the run to be carried out; to be said again until it hears of the end.
   *
   * @param replyTo is told how it ended
   */
  record Order(ActorRef<RunEnd> replyTo) implements RunHostCommand, NodeMessage {}

  /** The run is to be carried out elsewhere. Said locally. */
  enum Retire implements RunHostCommand {
    INSTANCE
  }
}
