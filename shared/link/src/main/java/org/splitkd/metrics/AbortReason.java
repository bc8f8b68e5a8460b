package org.splitkd.metrics;

/** Why sessions are given up, as far as it is counted. */
public enum AbortReason implements Labelled {
  /** Nothing got through to the vehicle or from it. */
  COVERAGE,
  /** The vehicle's battery was empty. */
  BATTERY,
  /** The vehicle died in the emulation. */
  DIED,
  /** The vehicle's actor ended. */
  LOST,
  /** Nobody answered within the timeout. */
  SILENCE,
  /** Anything else: something failed that should not. */
  FAILURE
}
