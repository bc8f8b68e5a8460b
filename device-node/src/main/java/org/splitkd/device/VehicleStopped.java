package org.splitkd.device;

import org.splitkd.api.policy.AbortKind;
import org.splitkd.time.EmulatedInstant;

/** Thrown when a vehicle stops at an emulated instant in the middle of its work. */
final class VehicleStopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final AbortKind kind;
  private final String reason;
  private final transient EmulatedInstant at;

  VehicleStopped(AbortKind kind, String reason, EmulatedInstant at) {
    // Part of the emulation, not an error: a stack trace would tell nothing.
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
