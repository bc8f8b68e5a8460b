package org.splitkd.hardware;

import org.splitkd.api.power.Phase;
import org.splitkd.api.power.PowerModel;

/**
 * Cubic power law of a device, given its power at the rated clock and when idle: {@code P_idle +
 * (P_rated − P_idle)(f/f_rated)³} while it computes.
 */
public record DevicePowerLaw(double ratedWatts, double ratedGhz, double idleWatts)
    implements PowerModel {

  public DevicePowerLaw {
    if (!(idleWatts >= 0) || !(ratedWatts >= idleWatts) || !(ratedGhz > 0)) {
      throw new IllegalArgumentException(
          "rated " + ratedWatts + " W at " + ratedGhz + " GHz, idle " + idleWatts + " W");
    }
  }

  @Override
  public double watts(Phase phase, double ghz, double utilisation) {
    return phase == Phase.BUSY ? watts(ghz) : idleWatts;
  }

  /** Power while computing at a clock, W. */
  public double watts(double ghz) {
    double relative = ghz / ratedGhz;
    return idleWatts + (ratedWatts - idleWatts) * relative * relative * relative;
  }
}
