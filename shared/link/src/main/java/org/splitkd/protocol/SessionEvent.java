package org.splitkd.protocol;

/**
 * A message to the training session of an edge server: from its vehicle ({@link VehicleEvent}),
 * from the GPU, or from the session's own timers.
 */
public interface SessionEvent {

  /** Returns the session the message is about. */
  SessionId session();
}
