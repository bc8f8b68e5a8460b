package org.splitkd.api.policy;

/** Why a session was aborted, as far as it can be counted. */
public enum AbortKind {
  /** Nothing got through to the vehicle or from it. */
  COVERAGE,
  /** The vehicle's battery was empty. */
  BATTERY,
  /** The vehicle died in the emulation. */
  DIED,
  /** The vehicle's actor ended. */
  LOST,
  /** The vehicle dated its answers too early: its clock is behind. */
  CLOCK,
  /** Nobody answered within the timeout. */
  SILENCE,
  /** Anything else: something failed that should not. */
  FAILURE
}
