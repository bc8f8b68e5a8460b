package org.splitkd.hardware;

/** Cubic power law of a device, known at its rated clock and idle. */
public record DevicePowerLaw(double ratedWatts, double ratedGhz, double idleWatts) {

  public DevicePowerLaw {
    if (!(idleWatts >= 0) || !(ratedWatts >= idleWatts) || !(ratedGhz > 0)) {
      throw new IllegalArgumentException(
          "rated " + ratedWatts + " W at " + ratedGhz + " GHz, idle " + idleWatts + " W");
    }
  }

  /** Power while computing at a clock, W. */
  public double watts(double ghz) {
    double relative = ghz / ratedGhz;
    return idleWatts + (ratedWatts - idleWatts) * relative * relative * relative;
  }
}
