package org.splitkd.hardware;

/**
 * An IoT device at a fixed clock: its power is {@code P_idle + (P_rated − P_idle)(f/f_rated)³}
 * while it computes.
 *
 * @param ghz the clock it runs at
 * @param systemBytes memory taken by its operating system and runtime
 */
public record Device(
    String name,
    ComputeUnits units,
    double ghz,
    DevicePowerLaw power,
    double memoryGib,
    double systemBytes) {

  public Device {
    if (!(ghz > 0) || !(memoryGib > 0) || !(systemBytes >= 0)) {
      throw new IllegalArgumentException(
          name + ": " + ghz + " GHz, " + memoryGib + " GiB, system " + systemBytes + " B");
    }
  }

  /** How long work takes, s. */
  public double seconds(double flop) {
    return flop / units.flopPerSecond(ghz);
  }

  /** Power while computing, W. */
  public double busyWatts() {
    return power.watts(ghz);
  }

  public double memoryBytes() {
    return memoryGib * Gibibytes.BYTES;
  }
}
