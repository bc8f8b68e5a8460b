package org.splitkd.link;

import akka.actor.typed.ActorRef;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.LinkLost;

/** What a server node says to the host of a vehicle on a device node. */
public interface HostCommand {

  /**
   * Wants the vehicle to be there. The host answers {@link LinkEvent.Ready} or {@link
   * LinkEvent.Refused}; to be said again until it does.
   *
   * @param vehicle its index, from 0
   * @param replyTo hears of the vehicle from now on
   */
  record Summon(RunText run, int vehicle, ActorRef<LinkEvent> replyTo)
      implements HostCommand, LinkMessage {}

  /** The next command of the vehicle carries tensors: it is to be fetched. */
  record Fetch(Ticket ticket) implements HostCommand, LinkMessage {}

  /** The vehicle's link was lost in a session. */
  record LoseLink(LinkLost lost) implements HostCommand, LinkMessage {}

  /** All that the vehicle said in a session has arrived: its host may go. */
  record SessionOver(SessionId session) implements HostCommand, LinkMessage {}

  /** The vehicle is needed no more. */
  record Dismiss() implements HostCommand, LinkMessage {}

  /** The node is to be left: the host stops as soon as no session would be lost. Said locally. */
  enum Retire implements HostCommand {
    INSTANCE
  }
}
