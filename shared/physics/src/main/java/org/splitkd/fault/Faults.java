package org.splitkd.fault;

import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * The faults of one trial. What strikes a session is drawn from its name alone: it does not depend
 * on which session is asked for first, on threads, or on how often a run was resumed; and all
 * methods and channels of a trial are struck alike.
 *
 * @param vehicleDies the probability that the vehicle dies in a session, 0 to 1
 * @param script what goes wrong besides
 * @param seed of the run
 * @param trial from 0
 */
public record Faults(double vehicleDies, FaultScript script, long seed, int trial) {

  /** Faults that are drawn alone. */
  public Faults(double vehicleDies, long seed, int trial) {
    this(vehicleDies, FaultScript.NONE, seed, trial);
  }

  public Faults {
    if (!(vehicleDies >= 0 && vehicleDies <= 1)) {
      throw new IllegalArgumentException("a vehicle dies with probability " + vehicleDies);
    }
  }

  /**
   * The batch, from 0, at the start of whose work the vehicle dies: as the script says, or drawn,
   * each as likely as the other; empty where it lives.
   *
   * @param round from 1
   * @param vehicle index, from 0
   * @param attempt of the vehicle in the round, from 1
   * @param batches of the session
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
