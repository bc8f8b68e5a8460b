package org.splitkd.hardware;

import org.splitkd.api.power.Phase;
import org.splitkd.api.power.PowerModel;

/**
 * An IoT device at a fixed clock.
 *
 * @param ghz the clock it runs at
 * @param memoryGbPerSecond memory read bandwidth of its processor, 10⁹ bytes per second
 * @param systemBytes memory taken by its operating system and runtime
 * @param batteryJoules battery capacity; infinite if its supply never runs out
 * @param charge of the battery at the start of a run, above 0 up to 1
 */
public record Device(
    String name,
    ComputeUnits units,
    double ghz,
    PowerModel power,
    double memoryGib,
    double memoryGbPerSecond,
    double systemBytes,
    double batteryJoules,
    double charge) {

  public Device {
    if (!(ghz > 0)
        || !(memoryGib > 0)
        || !(memoryGbPerSecond > 0)
        || !(systemBytes >= 0)
        || !(batteryJoules > 0)
        || !(charge > 0 && charge <= 1)) {
      throw new IllegalArgumentException(
          name
              + ": "
              + ghz
              + " GHz, "
              + memoryGib
              + " GiB at "
              + memoryGbPerSecond
              + " GB/s, system "
              + systemBytes
              + " B, battery "
              + batteryJoules
              + " J, charge "
              + charge);
    }
  }

  /** Creates a device whose supply never runs out. */
  public Device(
      String name,
      ComputeUnits units,
      double ghz,
      PowerModel power,
      double memoryGib,
      double memoryGbPerSecond,
      double systemBytes) {
    this(
        name,
        units,
        ghz,
        power,
        memoryGib,
        memoryGbPerSecond,
        systemBytes,
        Double.POSITIVE_INFINITY,
        1);
  }

  /** Energy in the battery at the start of a run. */
  public double startJoules() {
    return batteryJoules * charge;
  }

  /** Time that work takes, s. */
  public double seconds(double flop) {
    return flop / units.flopPerSecond(ghz);
  }

  /**
   * Time that work takes if it also reads {@code bytes} from memory, s: the slower of computing and
   * reading (roofline model).
   */
  public double seconds(double flop, double bytes) {
    return Math.max(seconds(flop), bytes / (memoryGbPerSecond * 1e9));
  }

  /** Power while computing, W. */
  public double busyWatts() {
    return power.watts(Phase.BUSY, ghz, units.utilisation());
  }

  /** Power while waiting, W. */
  public double idleWatts() {
    return power.watts(Phase.WAITING, ghz, 0);
  }

  public double memoryBytes() {
    return memoryGib * Gibibytes.BYTES;
  }
}
