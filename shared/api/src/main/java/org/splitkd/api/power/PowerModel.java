package org.splitkd.api.power;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The power of a processor: a device's processor at its fixed clock, or an edge server's GPU at the
 * clock chosen for a session. Immutable: one instance is called from several threads and always
 * gives the same answer.
 */
public interface PowerModel {

  /**
   * Power, W: finite and not negative.
   *
   * @param ghz the clock it runs at
   * @param utilisation the share of its peak throughput that the work reaches, 0 to 1; 0 while it
   *     waits
   */
  double watts(Phase phase, double ghz, double utilisation);

  /**
   * The discrete clocks that a GPU supports, GHz; a session's clock is one of them. Empty if the
   * GPU supports every clock in its range.
   */
  default List<Double> levels() {
    return List.of();
  }

  /** The lowest clock at which the voltage still falls, GHz; empty if the law has none. */
  default OptionalDouble voltageFloorGhz() {
    return OptionalDouble.empty();
  }

  /**
   * The clock where {@code (P_busy(f) + waiting) / f} is least, not limited to the GPU's range, if
   * the law knows it in closed form. A law that returns a value promises three things: the quotient
   * falls below that clock and rises above it; with the same watts elsewhere, energy is convex in
   * the period 1/f; and the power while waiting does not depend on the clock. Without a value,
   * policies try 257 clocks and refine around the best, so a law must not have a minimum narrower
   * than a 256th of the range.
   */
  default OptionalDouble closedFormGhz(double waitingWatts) {
    return OptionalDouble.empty();
  }
}
