package org.splitkd.hardware;

import org.splitkd.api.power.Phase;
import org.splitkd.api.power.PowerModel;

/**
 * The edge server's GPU, whose frequency the coordinator chooses between {@code minGhz} and {@code
 * maxGhz}.
 *
 * @param memoryGbPerSecond what it reads from its memory at any frequency, 10⁹ bytes per second
 */
public record EdgeServer(
    String name,
    ComputeUnits units,
    double minGhz,
    double maxGhz,
    PowerModel power,
    double memoryGib,
    double memoryGbPerSecond) {

  public EdgeServer {
    if (!(minGhz > 0 && minGhz <= maxGhz)) {
      throw new IllegalArgumentException("f_min = " + minGhz + " GHz, f_max = " + maxGhz + " GHz");
    }
    if (!(memoryGib > 0) || !(memoryGbPerSecond > 0)) {
      throw new IllegalArgumentException(
          name + ": " + memoryGib + " GiB at " + memoryGbPerSecond + " GB/s");
    }
  }

  /** A GPU of the built-in law, which has the highest frequency in it. */
  public EdgeServer(
      String name,
      ComputeUnits units,
      double minGhz,
      GpuPowerLaw power,
      double memoryGib,
      double memoryGbPerSecond) {
    this(name, units, minGhz, power.maxGhz(), power, memoryGib, memoryGbPerSecond);
  }

  /** The nearest frequency between the lowest and the highest. */
  public double clampGhz(double ghz) {
    return Math.min(maxGhz, Math.max(minGhz, ghz));
  }

  /** Power while computing at a frequency, W. */
  public double busyWatts(double ghz) {
    return power.watts(Phase.BUSY, ghz, units.utilisation());
  }

  /** Power while waiting within a session that is computed at a frequency, W. */
  public double waitWatts(double ghz) {
    return power.watts(Phase.WAITING, ghz, 0);
  }

  /** How long work takes at a frequency, s. */
  public double seconds(double flop, double ghz) {
    return flop / units.flopPerSecond(ghz);
  }

  /**
   * How long work takes that reads so much from memory meanwhile: the slower of both decides
   * (roofline model), s.
   */
  public double seconds(double flop, double bytes, double ghz) {
    return Math.max(seconds(flop, ghz), bytes / (memoryGbPerSecond * 1e9));
  }

  /** Work in GHz·s: divided by the frequency it gives seconds. */
  public double gigahertzSeconds(double flop) {
    return flop / units.flopPerSecond(1);
  }

  public double memoryBytes() {
    return memoryGib * Gibibytes.BYTES;
  }
}
