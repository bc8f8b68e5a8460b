package org.splitkd.protocol;

import akka.actor.typed.ActorRef;
import akka.pattern.StatusReply;
import java.util.List;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.model.CutLayer;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** What an edge server says to a vehicle: during one training session, and after the last. */
public sealed interface VehicleCommand {

  /**
   * Begins a session: the vehicle trains student blocks 1…{@code cut} on its own data.
   *
   * @param step of the optimiser: how many batches the student has learned from before
   * @param parameters of the device-side blocks with their optimiser state; nothing if they are not
   *     sent
   * @param airtime from the start of the session to the arrival of the parameters
   * @param spentJoules what the vehicle's battery has given so far in this run. The edge server
   *     keeps the books: a vehicle that starts anew remembers nothing.
   */
  record BeginSession(
      SessionId session,
      CutLayer cut,
      int step,
      Payload parameters,
      Interval airtime,
      double spentJoules,
      ActorRef<SessionEvent> replyTo)
      implements VehicleCommand, TensorMessage {

    /** The same, with somebody else to hear of the session. */
    public BeginSession answeredTo(ActorRef<SessionEvent> other) {
      return new BeginSession(session, cut, step, parameters, airtime, spentJoules, other);
    }
  }

  /** The gradient of the loss with respect to the smashed data of {@code batch}. */
  record CutGradient(SessionId session, int batch, Payload gradient, Interval airtime)
      implements VehicleCommand, TensorMessage {}

  /**
   * The gradient of {@code batch} did not get through. A vehicle notices that by itself; the edge
   * server, which knows when, tells it as it tells all airtimes. The answer is {@link
   * SessionEvent.VehicleFailed}, unless the vehicle has said so before.
   *
   * @param airtime from the start of the transfer until the link was given up
   */
  record LinkLost(SessionId session, int batch, Interval airtime) implements VehicleCommand {}

  /**
   * Sends the distilled student, for the vehicle to use from now on. The answer is an error with
   * its reason where the vehicle cannot take it over.
   *
   * @param student all blocks
   * @param airtime from the start of the transfer to its arrival
   */
  record DeployStudent(
      Payload student, Interval airtime, ActorRef<StatusReply<StudentDeployed>> replyTo)
      implements VehicleCommand, TensorMessage {}

  /**
   * Asks for a text by the student the vehicle holds. The answer is an error with its reason where
   * it holds none, is in a session, or the text cannot be continued.
   *
   * @param prompt token ids, at least one
   * @param at when the prompt is there
   * @param listener is told every token as soon as it is known
   */
  record GenerateText(
      List<Integer> prompt,
      SamplingSettings sampling,
      EmulatedInstant at,
      ActorRef<TokenGenerated> listener,
      ActorRef<StatusReply<TextGenerated>> replyTo)
      implements VehicleCommand {
    public GenerateText {
      prompt = List.copyOf(prompt);
    }
  }
}
