package org.splitkd.fault;

import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * The faults of one trial. The faults of a session are drawn from its name alone: they do not
 * depend on the order of queries, on threads, or on how often a run was resumed. All methods and
 * channels of a trial meet the same faults.
 *
 * @param vehicleDies the probability that the vehicle dies in a session, 0 to 1
 * @param script further faults
 * @param seed the run's seed
 * @param trial index of the trial, from 0
 */
public record Faults(double vehicleDies, FaultScript script, long seed, int trial) {

  /** Creates the faults of a trial without a script. */
  public Faults(double vehicleDies, long seed, int trial) {
    this(vehicleDies, FaultScript.NONE, seed, trial);
  }

  public Faults {
    if (!(vehicleDies >= 0 && vehicleDies <= 1)) {
      throw new IllegalArgumentException("a vehicle dies with probability " + vehicleDies);
    }
  }

  /**
   * The batch, from 0, at whose start the vehicle dies: as scripted, or drawn uniformly over the
   * batches; empty if it survives.
   *
   * @param round from 1
   * @param vehicle index, from 0
   * @param attempt attempt of the vehicle in the round, from 1
   * @param batches number of batches of the session
   */
  public OptionalInt deathOf(int round, int vehicle, int attempt, int batches) {
    OptionalInt scripted = script.deathOf(vehicle, round, attempt);
    if (scripted.isPresent()) {
      return scripted;
    }
    SplittableRandom random = NamedStream.of(seed, trial, round, vehicle, attempt);
    return uniform(random) < vehicleDies
        ? OptionalInt.of((int) (uniform(random) * batches))
        : OptionalInt.empty();
  }

  /** Uniform in [0, 1): 53 bits, the same on every JDK. */
  private static double uniform(SplittableRandom random) {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }
}
