package org.splitkd.link;

import akka.actor.typed.ActorRef;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.LinkLost;

/** Messages a server node sends to the host of a vehicle on a device node. */
public interface HostCommand {

  /**
   * Asks for the vehicle to be hosted. The host answers {@link LinkEvent.Ready} or {@link
   * LinkEvent.Refused}; the sender repeats the message until it does.
   *
   * @param vehicle its index, from 0
   * @param replyTo receives the events of the vehicle from now on
   */
  record Summon(RunText run, int vehicle, ActorRef<LinkEvent> replyTo)
      implements HostCommand, LinkMessage {}

  /** The vehicle's next command carries tensors and must be fetched. */
  record Fetch(Ticket ticket) implements HostCommand, LinkMessage {}

  /** The vehicle's link was lost in a session. */
  record LoseLink(LinkLost lost) implements HostCommand, LinkMessage {}

  /** All messages of the vehicle in a session have arrived; its host may stop. */
  record SessionOver(SessionId session) implements HostCommand, LinkMessage {}

  /** The vehicle is no longer needed. */
  record Dismiss() implements HostCommand, LinkMessage {}

  /**
   * The host must leave the node: it stops as soon as no session would be lost. Sent only locally.
   */
  enum Retire implements HostCommand {
    INSTANCE
  }
}
