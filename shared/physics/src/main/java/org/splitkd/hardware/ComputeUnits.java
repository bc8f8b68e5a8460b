package org.splitkd.hardware;

/**
 * A processor's compute capability per cycle.
 *
 * @param utilisation share of the peak throughput that the work reaches, 0 to 1
 */
public record ComputeUnits(int cores, double flopPerCoreCycle, double utilisation) {

  public ComputeUnits {
    if (cores <= 0 || !(flopPerCoreCycle > 0) || !(utilisation > 0 && utilisation <= 1)) {
      throw new IllegalArgumentException(
          "cores = "
              + cores
              + ", FLOP per core and cycle = "
              + flopPerCoreCycle
              + ", utilisation = "
              + utilisation);
    }
  }

  /** Throughput at a clock frequency, FLOP/s. */
  public double flopPerSecond(double ghz) {
    return ghz * 1e9 * cores * flopPerCoreCycle * utilisation;
  }
}
