package org.splitkd.decision;

import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.time.EmulatedInstant;

/**
 * How long a policy may serve nobody although somebody is left to be served. Vehicles that are
 * never in coverage are no candidates, so whoever waits for long enough finds the others in
 * coverage: a policy that still waits would do so for ever.
 */
final class Patience {

  /** Longer than any trace repeats after. */
  private static final double MOST_SECONDS = 7 * 86_400;

  /** So many decisions take some seconds. */
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
   * It waits once more.
   *
   * @throws PolicyException if that is too much
   */
  void waits(Wait wait, Moment moment) {
    if (since == null) {
      since = moment.now();
    }
    waits++;
    double seconds = moment.now().secondsSince(since) + wait.seconds();
    if (seconds > MOST_SECONDS || waits > MOST_WAITS) {
      throw new PolicyException(
          "%s: waits for ever: nobody was served in %.0f s of emulated time and %d decisions in round %d; it says: %s"
              .formatted(name, seconds, waits, moment.round(), wait.why().sentence()));
    }
  }
}
