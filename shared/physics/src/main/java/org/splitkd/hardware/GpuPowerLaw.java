package org.splitkd.hardware;

import java.util.OptionalDouble;
import org.splitkd.api.power.Phase;
import org.splitkd.api.power.PowerModel;

/**
 * Power of a server GPU at frequency f: {@code P(f) = P_static + κ·f·max(f, f_floor)²} with {@code
 * κ = (P_max − P_static)/f_max³}. Below the floor the core voltage is at its minimum and dynamic
 * power is linear in f; a floor at or below the least frequency gives the pure cubic law.
 *
 * @param waitWatts power while the GPU waits within a session
 */
public record GpuPowerLaw(
    double maxWatts, double staticWatts, double waitWatts, double maxGhz, double floorGhz)
    implements PowerModel {

  public GpuPowerLaw {
    if (!(staticWatts >= 0)
        || !(maxWatts > staticWatts)
        || !(waitWatts >= 0)
        || !(maxGhz > 0)
        || !(floorGhz > 0)) {
      throw new IllegalArgumentException(
          "power law: max " + maxWatts + " W, static " + staticWatts + " W");
    }
  }

  /** κ, W/GHz³. */
  public double kappa() {
    return (maxWatts - staticWatts) / (maxGhz * maxGhz * maxGhz);
  }

  @Override
  public double watts(Phase phase, double ghz, double utilisation) {
    return phase == Phase.BUSY ? watts(ghz) : waitWatts;
  }

  @Override
  public OptionalDouble voltageFloorGhz() {
    return OptionalDouble.of(floorGhz);
  }

  @Override
  public OptionalDouble closedFormGhz(double waitingWatts) {
    return OptionalDouble.of(leastEnergyGhz(waitingWatts));
  }

  /** P(f), W. */
  public double watts(double ghz) {
    double voltage = Math.max(ghz, floorGhz);
    return staticWatts + kappa() * ghz * voltage * voltage;
  }

  /**
   * Returns f_E, which minimises (P(f) + waiting)/f: the frequency at which a fixed amount of work
   * costs the least energy while {@code waitingWatts} are drawn elsewhere until it is done. Not
   * limited to the frequencies the GPU can run at.
   */
  public double leastEnergyGhz(double waitingWatts) {
    return Math.max(floorGhz, StrictMath.cbrt((staticWatts + waitingWatts) / (2 * kappa())));
  }
}
