package org.splitkd.device;

import org.splitkd.time.EmulatedInstant;

/** A vehicle that stops in emulated time, in the middle of what it does. */
final class VehicleStopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;
  private final transient EmulatedInstant at;

  VehicleStopped(String reason, EmulatedInstant at) {
    // Part of the emulation, not an error: where in the code it happens tells nothing.
    super(reason, null, false, false);
    this.reason = reason;
    this.at = at;
  }

  String reason() {
    return reason;
  }

  EmulatedInstant at() {
    return at;
  }
}
