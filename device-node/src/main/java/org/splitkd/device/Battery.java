package org.splitkd.device;

import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * A vehicle's battery during one session. From the start of the session on it gives the idle power,
 * and for every piece of work what that takes beyond it; all these are constant, so the instant at
 * which it is empty is interpolated exactly.
 *
 * <p>Pieces are charged in the order in which the vehicle begins them. In the overlapped schedule
 * one may lie beside another that has been charged already: what it takes there is drawn on top,
 * and if that empties the battery, it is empty at the end of the other.
 */
final class Battery {

  /** Of the capacity: a rest that is nothing but rounding in the books. */
  private static final double ROUNDING = 1e-9;

  private final double idleWatts;
  private final double emptyAtSeconds;
  private double leftJoules;
  private boolean empty;
  private EmulatedInstant now;

  /**
   * @param capacityJoules may be infinite
   * @param spentJoules of the capacity before the session
   * @param start of the session
   * @param emptyAtSeconds when it is empty whatever it gave; infinite where that is not known
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

  /** A battery that is empty when it has given what it holds. */
  Battery(double capacityJoules, double spentJoules, double idleWatts, EmulatedInstant start) {
    this(capacityJoules, spentJoules, idleWatts, start, Double.POSITIVE_INFINITY);
  }

  boolean empty() {
    return empty;
  }

  /** Until when it has given power: the end of the latest piece, or the instant it was empty. */
  EmulatedInstant now() {
    return now;
  }

  /**
   * Gives power to a piece of work, and to what lies idle before it.
   *
   * @param watts beyond idling
   * @return the part of the piece that there was power for: the piece, unless the battery is empty
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

  /** Goes on to an instant, or as far as there is power. */
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

  /** For how much of the time there was power, s. */
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
