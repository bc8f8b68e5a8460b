package org.splitkd.protocol;

import org.splitkd.api.policy.AbortKind;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** What the edge server hears during one training session, from the vehicle or about it. */
public interface SessionEvent {

  /** The session that is spoken of. */
  SessionId session();

  /**
   * The teacher's embedding of a batch, the input of the teacher's blocks, and the tokens that come
   * next, which the cross-entropy is taken of.
   */
  record TeacherInput(SessionId session, int batch, Payload embedding, Interval airtime)
      implements SessionEvent, TensorMessage {}

  /** The student's activations of a batch at the cut layer. */
  record SmashedData(SessionId session, int batch, Payload activations, Interval airtime)
      implements SessionEvent, TensorMessage {}

  /**
   * The device-side blocks after the last batch, with what the vehicle measured of its own share.
   */
  record UpdatedParameters(
      SessionId session, Payload parameters, Interval airtime, DeviceMeasurement measured)
      implements SessionEvent, TensorMessage {}

  /**
   * The vehicle cannot go on: an error on its side, an empty battery, a lost link.
   *
   * @param at when in emulated time it stopped
   * @param measured its own share until then
   */
  record VehicleFailed(
      SessionId session,
      AbortKind kind,
      String reason,
      EmulatedInstant at,
      DeviceMeasurement measured)
      implements SessionEvent {}

  /**
   * The node of the vehicle is not there, or not reached, at the moment. Said every now and then
   * while that lasts; nobody is silent then.
   */
  record VehicleAwaited(SessionId session) implements SessionEvent {}

  /** What the vehicle does in the session is lost with its node. */
  record VehicleInterrupted(SessionId session, String reason) implements SessionEvent {}
}
