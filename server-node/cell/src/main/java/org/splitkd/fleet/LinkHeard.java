package org.splitkd.fleet;

import akka.pattern.StatusReply;
import org.splitkd.link.LinkEvent;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleCommand;

/** The messages a {@link VehicleLink} receives. */
sealed interface LinkHeard {

  /** A session or a coordinator has a command for the vehicle. */
  record Told(VehicleCommand command) implements LinkHeard {}

  /** The vehicle's host reports an event. */
  record FromHost(LinkEvent event) implements LinkHeard {}

  /** The plane holds a message that the host may fetch. */
  record Offered(Ticket ticket) implements LinkHeard {}

  /** A message of the vehicle was fetched. */
  record Fetched(TensorMessage message) implements LinkHeard {}

  /** The plane could not deliver a message. */
  record Broken(String reason) implements LinkHeard {

    /** The failure of an offer or a fetch; its cause, if there is one, says more. */
    static Broken by(Throwable failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return new Broken(String.valueOf(cause.getMessage()));
    }
  }

  /** The vehicle answered the deployment of the student. */
  record Deployed(StatusReply<StudentDeployed> reply) implements LinkHeard {}

  /** A session has ended, in any way: the vehicle's messages in it no longer matter. */
  record SessionEnded(SessionId id) implements LinkHeard {}

  /** It is time to summon the vehicle once more. */
  enum Again implements LinkHeard {
    INSTANCE
  }
}
