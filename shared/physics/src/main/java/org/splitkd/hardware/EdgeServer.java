package org.splitkd.hardware;

import org.splitkd.api.power.Phase;
import org.splitkd.api.power.PowerModel;

/**
 * The edge server's GPU, whose frequency the coordinator chooses between {@code minGhz} and {@code
 * maxGhz}.
 *
 * @param memoryGbPerSecond memory read bandwidth at any frequency, 10⁹ bytes per second
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

  /** Creates a GPU with the built-in power law, which defines its highest frequency. */
  public EdgeServer(
      String name,
      ComputeUnits units,
      double minGhz,
      GpuPowerLaw power,
      double memoryGib,
      double memoryGbPerSecond) {
    this(name, units, minGhz, power.maxGhz(), power, memoryGib, memoryGbPerSecond);
  }

  /** Returns the nearest frequency between the lowest and the highest. */
  public double clampGhz(double ghz) {
    return Math.min(maxGhz, Math.max(minGhz, ghz));
  }

  /** Power while computing at a frequency, W. */
  public double busyWatts(double ghz) {
    return power.watts(Phase.BUSY, ghz, units.utilisation());
  }

  /** Power while waiting within a session that runs at a frequency, W. */
  public double waitWatts(double ghz) {
    return power.watts(Phase.WAITING, ghz, 0);
  }

  /** Time that work takes at a frequency, s. */
  public double seconds(double flop, double ghz) {
    return flop / units.flopPerSecond(ghz);
  }

  /**
   * Time that work takes if it also reads {@code bytes} from memory, s: the slower of computing and
   * reading (roofline model).
   */
  public double seconds(double flop, double bytes, double ghz) {
    return Math.max(seconds(flop, ghz), bytes / (memoryGbPerSecond * 1e9));
  }

  /** Work in GHz·s; dividing by the frequency gives seconds. */
  public double gigahertzSeconds(double flop) {
    return flop / units.flopPerSecond(1);
  }

  public double memoryBytes() {
    return memoryGib * Gibibytes.BYTES;
  }
}
