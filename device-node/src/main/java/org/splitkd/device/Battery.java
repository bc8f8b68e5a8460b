package org.splitkd.device;

import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * A vehicle's battery during one session. From the start of the session it supplies the idle power
 * and, for every piece of work, the power beyond idling. All powers are constant, so the instant at
 * which the battery becomes empty is interpolated exactly.
 *
 * <p>Pieces are charged in the order in which the vehicle begins them. In the overlapped schedule,
 * a piece may overlap one that has already been charged. Its energy is then drawn on top; if that
 * empties the battery, the battery is empty at the end of the earlier piece.
 */
final class Battery {

  /** Share of the capacity; a smaller remainder is treated as a rounding error. */
  private static final double ROUNDING = 1e-9;

  private final double idleWatts;
  private final double emptyAtSeconds;
  private double leftJoules;
  private boolean empty;
  private EmulatedInstant now;

  /**
   * @param capacityJoules may be infinite
   * @param spentJoules energy drawn before the session
   * @param start start of the session
   * @param emptyAtSeconds instant at which it is empty regardless of the energy drawn; infinite if
   *     unknown
   */
  Battery(
      double capacityJoules,
      double spentJoules,
      double idleWatts,
      EmulatedInstant start,
      double emptyAtSeconds) {
    this.idleWatts = idleWatts;
    this.emptyAtSeconds = emptyAtSeconds;
    leftJoules = capacityJoules - spentJoules;
    empty = spentJoules >= capacityJoules * (1 - ROUNDING) || start.seconds() >= emptyAtSeconds;
    now = start;
  }

  /** A battery that becomes empty only by supplying its energy. */
  Battery(double capacityJoules, double spentJoules, double idleWatts, EmulatedInstant start) {
    this(capacityJoules, spentJoules, idleWatts, start, Double.POSITIVE_INFINITY);
  }

  boolean empty() {
    return empty;
  }

  /** The end of the latest piece, or the instant at which the battery became empty. */
  EmulatedInstant now() {
    return now;
  }

  /**
   * Powers a piece of work and the idle time before it.
   *
   * @param watts power beyond idling
   * @return the powered part of the piece: the whole piece unless the battery becomes empty
   */
  Interval power(Interval piece, double watts) {
    advance(piece.start(), idleWatts);
    double beside = Math.min(now.seconds(), piece.end().seconds()) - piece.start().seconds();
    double powered = empty ? 0 : draw(beside, watts);
    if (empty) {
      return Interval.lasting(piece.start(), powered);
    }
    advance(piece.end(), idleWatts + watts);
    return empty ? new Interval(piece.start(), now) : piece;
  }

  /** Advances to an instant, or as far as the energy lasts. */
  private void advance(EmulatedInstant instant, double watts) {
    if (empty || instant.compareTo(now) <= 0) {
      return;
    }
    boolean tooLate = instant.seconds() > emptyAtSeconds;
    EmulatedInstant until = tooLate ? new EmulatedInstant(emptyAtSeconds) : instant;
    double seconds = draw(until.secondsSince(now), watts);
    now = empty ? now.plusSeconds(seconds) : until;
    empty |= tooLate;
  }

  /** Draws power for a duration and returns how long the energy lasted, s. */
  private double draw(double seconds, double watts) {
    double joules = watts * seconds;
    if (joules <= leftJoules) {
      leftJoules -= joules;
      return seconds;
    }
    double powered = leftJoules / watts;
    leftJoules = 0;
    empty = true;
    return powered;
  }
}
