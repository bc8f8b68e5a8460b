package org.splitkd.cluster.lease;

import akka.actor.typed.ActorRef;
import org.splitkd.link.LinkMessage;

/** What a {@link LeaseKeeper} is told. */
sealed interface LeaseMessage {

  /**
   * A node of the side needs the lease.
   *
   * @param node that asks, as {@code host:port}
   */
  record Acquire(String node, ActorRef<Answer> replyTo) implements LeaseMessage, LinkMessage {}

  /** A node of the side no longer needs the lease. */
  record Release(String node, ActorRef<Answer> replyTo) implements LeaseMessage, LinkMessage {}

  /** The lock has answered; never sent between nodes. */
  record Locked(Runnable next) implements LeaseMessage {}

  /** A node has not released for long; never sent between nodes. */
  record Forgotten(String node) implements LeaseMessage {}

  /**
   * The answer to the first two.
   *
   * @param done whether the side has the lease, or whether it was released
   */
  record Answer(boolean done) implements LinkMessage {}
}
