package org.splitkd.decision;

import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.time.EmulatedInstant;

/**
 * The limit on how long a policy may wait while vehicles are left to serve. Vehicles that are never
 * in coverage are not candidates, so every candidate comes into coverage in time: a policy that
 * still waits would wait forever.
 */
final class Patience {

  /** Longer than the period of any trace. */
  private static final double MOST_SECONDS = 7 * 86_400;

  /** This many decisions take some seconds. */
  private static final int MOST_WAITS = 2_000_000;

  private final String name;
  private @Nullable EmulatedInstant since;
  private int waits;

  Patience(String name) {
    this.name = name;
  }

  void served() {
    since = null;
    waits = 0;
  }

  /**
   * Counts another wait.
   *
   * @throws PolicyException if the policy has waited too long or too often
   */
  void waits(Wait wait, Moment moment) {
    if (since == null) {
      since = moment.now();
    }
    waits++;
    double seconds = moment.now().secondsSince(since) + wait.seconds();
    if (seconds > MOST_SECONDS || waits > MOST_WAITS) {
      throw new PolicyException(
          "%s: waits forever: no vehicle was served in %s s of emulated time and %s decisions in round %s; it says: %s"
              .formatted(name, Math.round(seconds), waits, moment.round(), wait.why().sentence()));
    }
  }
}
