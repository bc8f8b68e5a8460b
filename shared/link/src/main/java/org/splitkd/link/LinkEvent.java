package org.splitkd.link;

import akka.actor.typed.ActorRef;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.SessionEvent.VehicleFailed;

/** What the host of a vehicle says to the server node. */
public interface LinkEvent {

  /**
   * The vehicle is there.
   *
   * @param host to be talked to directly, and watched
   */
  record Ready(ActorRef<HostCommand> host) implements LinkEvent, LinkMessage {}

  /** The node cannot host the vehicle. */
  record Refused(String reason) implements LinkEvent, LinkMessage {}

  /** What the vehicle says next carries tensors: it is to be fetched. */
  record Offered(Ticket ticket) implements LinkEvent, LinkMessage {}

  /** The vehicle cannot go on. */
  record Failed(VehicleFailed failure) implements LinkEvent, LinkMessage {}

  /** Something between the nodes failed: what the vehicle does is of no use. */
  record Broken(String reason) implements LinkEvent, LinkMessage {}
}
