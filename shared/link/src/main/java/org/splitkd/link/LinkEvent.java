package org.splitkd.link;

import akka.actor.typed.ActorRef;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;

/** Messages the host of a vehicle sends to the server node. */
public interface LinkEvent {

  /**
   * The vehicle is hosted.
   *
   * @param host to be addressed directly, and watched
   */
  record Ready(ActorRef<HostCommand> host) implements LinkEvent, LinkMessage {}

  /** The node cannot host the vehicle. */
  record Refused(String reason) implements LinkEvent, LinkMessage {}

  /** The vehicle's next message carries tensors and must be fetched. */
  record Offered(Ticket ticket) implements LinkEvent, LinkMessage {}

  /** The vehicle cannot continue. */
  record Failed(VehicleFailed failure) implements LinkEvent, LinkMessage {}

  /** Communication between the nodes failed, which makes the vehicle's work useless. */
  record Broken(String reason) implements LinkEvent, LinkMessage {}
}
