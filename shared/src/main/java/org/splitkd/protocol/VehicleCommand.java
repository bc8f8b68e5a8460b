package org.splitkd.protocol;

import akka.actor.typed.ActorRef;
import org.splitkd.model.CutLayer;
import org.splitkd.time.Interval;

/** What an edge server says to a vehicle during one training session. */
public sealed interface VehicleCommand {

  /**
   * Begins a session: the vehicle trains student blocks 1…{@code cut} on its own data.
   *
   * @param parameters of the device-side blocks; nothing if they are not sent
   * @param airtime from the start of the session to the arrival of the parameters
   */
  record BeginSession(
      SessionId session,
      CutLayer cut,
      Payload parameters,
      Interval airtime,
      ActorRef<SessionEvent> replyTo)
      implements VehicleCommand {}

  /** The gradient of the loss with respect to the smashed data of {@code batch}. */
  record CutGradient(SessionId session, int batch, Payload gradient, Interval airtime)
      implements VehicleCommand {}
}
