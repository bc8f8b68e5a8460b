package org.splitkd.api.policy;

/** The clocks that the edge server's GPU can run at, GHz, both ends included. */
public record Clocks(double minGhz, double maxGhz) {

  /** Whether the GPU can run at this clock. */
  public boolean allow(double ghz) {
    return ghz >= minGhz && ghz <= maxGhz;
  }

  /** The nearest clock that the GPU can run at. */
  public double clamp(double ghz) {
    return Math.min(maxGhz, Math.max(minGhz, ghz));
  }
}
