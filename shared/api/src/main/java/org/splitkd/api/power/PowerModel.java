package org.splitkd.api.power;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a processor draws: a device's at its one clock, or an edge server's GPU at the clock that is
 * chosen for a session. Immutable: one instance is asked from several threads, and always answers
 * the same.
 */
public interface PowerModel {

  /**
   * Power, W: finite and not negative.
   *
   * @param ghz the clock it runs at
   * @param utilisation the share of its peak that the work reaches, 0 to 1; 0 while it waits
   */
  double watts(Phase phase, double ghz, double utilisation);

  /**
   * The clocks a GPU can run at, GHz, if it cannot run at any in its range. A session's clock is
   * one of them then. Empty: any clock will do.
   */
  default List<Double> levels() {
    return List.of();
  }

  /**
   * The clock where {@code (P_busy(f) + waiting) / f} is least, not limited to what the GPU can run
   * at, if the law knows it in closed form. A law that says so promises three things: below that
   * clock the quotient falls and above it rises; with the same watts elsewhere, energy is convex in
   * the period 1/f; and the power while waiting does not depend on the clock. Without it, policies
   * look at 257 clocks and refine around the best of them, so a law must not have a minimum that is
   * narrower than a 256th of the range.
   */
  default OptionalDouble closedFormGhz(double waitingWatts) {
    return OptionalDouble.empty();
  }
}
