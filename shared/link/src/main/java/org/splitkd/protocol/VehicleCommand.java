package org.splitkd.protocol;

import akka.actor.typed.ActorRef;
import akka.pattern.StatusReply;
import java.util.List;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.model.CutLayer;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** Messages an edge server sends to a vehicle, during one training session and after the last. */
public sealed interface VehicleCommand {

  /**
   * Begins a session: the vehicle trains student blocks 1…{@code cut} on its own data.
   *
   * @param step of the optimiser: the number of batches the student has learned from so far
   * @param parameters of the device-side blocks with their optimiser state; empty if they are not
   *     sent
   * @param airtime from the start of the session to the arrival of the parameters
   * @param spentJoules energy taken from the vehicle's battery so far in this run. The edge server
   *     keeps this account, because a restarted vehicle remembers nothing.
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

    /** Returns the same command with another receiver of the session's events. */
    public BeginSession answeredTo(ActorRef<SessionEvent> other) {
      return new BeginSession(session, cut, step, parameters, airtime, spentJoules, other);
    }
  }

  /** The gradient of the loss with respect to the smashed data of {@code batch}. */
  record CutGradient(SessionId session, int batch, Payload gradient, Interval airtime)
      implements VehicleCommand, TensorMessage {}

  /**
   * The gradient of {@code batch} did not get through. A vehicle would notice that by itself, but
   * the edge server knows the time and sends it, as it does all airtimes. The answer is {@link
   * VehicleEvent.VehicleFailed}, unless the vehicle has sent it before.
   *
   * @param airtime from the start of the transfer until the link was declared lost
   */
  record LinkLost(SessionId session, int batch, Interval airtime) implements VehicleCommand {}

  /**
   * Sends the distilled student, which the vehicle uses from now on. The answer is an error with
   * its reason if the vehicle cannot take it over.
   *
   * @param student all blocks
   * @param airtime from the start of the transfer to its arrival
   */
  record DeployStudent(
      Payload student, Interval airtime, ActorRef<StatusReply<StudentDeployed>> replyTo)
      implements VehicleCommand, TensorMessage {}

  /**
   * Asks the vehicle's student for a text. The answer is an error with its reason if the vehicle
   * has no student, is in a session, or cannot continue the text.
   *
   * @param prompt token ids, at least one
   * @param at emulated time at which the prompt is available
   * @param listener receives every token as soon as it is known
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
