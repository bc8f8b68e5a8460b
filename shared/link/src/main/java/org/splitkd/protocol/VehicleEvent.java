package org.splitkd.protocol;

import org.splitkd.api.policy.AbortKind;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** Messages of a vehicle to the edge server during one training session, and news of its node. */
public sealed interface VehicleEvent extends SessionEvent {

  /**
   * The teacher's embedding of a batch, which is the input of the teacher's blocks, and the next
   * tokens, with which the cross-entropy is computed.
   */
  record TeacherInput(SessionId session, int batch, Payload embedding, Interval airtime)
      implements VehicleEvent, TensorMessage {}

  /** The student's activations of a batch at the cut layer. */
  record SmashedData(SessionId session, int batch, Payload activations, Interval airtime)
      implements VehicleEvent, TensorMessage {}

  /**
   * The device-side blocks after the last batch, with the vehicle's measurement of its own share.
   */
  record UpdatedParameters(
      SessionId session, Payload parameters, Interval airtime, DeviceMeasurement measured)
      implements VehicleEvent, TensorMessage {}

  /**
   * The vehicle cannot continue: an error on its side, an empty battery, a lost link.
   *
   * @param at emulated time at which it stopped
   * @param measured its own share until then
   */
  record VehicleFailed(
      SessionId session,
      AbortKind kind,
      String reason,
      EmulatedInstant at,
      DeviceMeasurement measured)
      implements VehicleEvent {}

  /**
   * The vehicle's node is missing or unreachable at the moment. The message is repeated while that
   * lasts, and the vehicle does not count as silent.
   */
  record VehicleAwaited(SessionId session) implements VehicleEvent {}

  /** The vehicle's work in the session is lost with its node. */
  record VehicleInterrupted(SessionId session, String reason) implements VehicleEvent {}
}
