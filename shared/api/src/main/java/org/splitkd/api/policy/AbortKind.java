package org.splitkd.api.policy;

/** Countable reasons for aborting a session. */
public enum AbortKind {
  /** The radio carried nothing to or from the vehicle. */
  COVERAGE,
  /** The vehicle's battery was empty. */
  BATTERY,
  /** The vehicle died in the emulation. */
  DIED,
  /** The vehicle's actor ended. */
  LOST,
  /** The vehicle's answers were dated too early because its clock is behind. */
  CLOCK,
  /** No answer arrived within the timeout. */
  SILENCE,
  /** The policy ended its turn without a session. */
  PASSED_OVER,
  /** Any other, unexpected failure. */
  FAILURE
}
