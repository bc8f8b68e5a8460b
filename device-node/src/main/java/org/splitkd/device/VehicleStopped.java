package org.splitkd.device;

import org.splitkd.api.policy.AbortKind;
import org.splitkd.time.EmulatedInstant;

/** A vehicle that stops in emulated time, in the middle of what it does. */
final class VehicleStopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final AbortKind kind;
  private final String reason;
  private final transient EmulatedInstant at;

  VehicleStopped(AbortKind kind, String reason, EmulatedInstant at) {
    // Part of the emulation, not an error: where in the code it happens tells nothing.
    super(reason, null, false, false);
    this.kind = kind;
    this.reason = reason;
    this.at = at;
  }

  AbortKind kind() {
    return kind;
  }

  String reason() {
    return reason;
  }

  EmulatedInstant at() {
    return at;
  }
}
