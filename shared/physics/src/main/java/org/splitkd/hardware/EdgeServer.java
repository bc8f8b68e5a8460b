package org.splitkd.hardware;

/**
 * The edge server's GPU, whose frequency the coordinator chooses between {@code minGhz} and {@code
 * power.maxGhz()}.
 *
 * @param memoryGbPerSecond what it reads from its memory at any frequency, 10⁹ bytes per second
 */
public record EdgeServer(
    String name,
    ComputeUnits units,
    double minGhz,
    GpuPowerLaw power,
    double memoryGib,
    double memoryGbPerSecond) {

  public EdgeServer {
    if (!(minGhz > 0 && minGhz <= power.maxGhz())) {
      throw new IllegalArgumentException(
          "f_min = " + minGhz + " GHz, f_max = " + power.maxGhz() + " GHz");
    }
    if (!(memoryGib > 0) || !(memoryGbPerSecond > 0)) {
      throw new IllegalArgumentException(
          name + ": " + memoryGib + " GiB at " + memoryGbPerSecond + " GB/s");
    }
  }

  public double maxGhz() {
    return power.maxGhz();
  }

  /** The nearest frequency the GPU can run at. */
  public double clampGhz(double ghz) {
    return Math.min(maxGhz(), Math.max(minGhz, ghz));
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
