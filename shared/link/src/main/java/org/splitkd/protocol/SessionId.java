package org.splitkd.protocol;

import java.util.Comparator;

/**
 * The identity of a session within its cell. A message of an earlier session is late and never
 * applied: a session that begins later has a higher fencing number or, with the same number, a
 * later place.
 *
 * @param round from 1
 * @param order of the session in the round, from 1
 * @param vehicle index, from 0
 * @param attempt of the vehicle in the round, from 1
 * @param fence fencing number, from 1: how often the cell's coordinator has started, or had to
 *     restart a session, by then; messages left over from before have a lower one
 */
public record SessionId(int round, int order, int vehicle, int attempt, long fence) {

  private static final Comparator<SessionId> BY_BEGIN =
      Comparator.comparingLong(SessionId::fence)
          .thenComparingInt(SessionId::round)
          .thenComparingInt(SessionId::order);

  /** The first attempt, with a coordinator that has started once. */
  public SessionId(int round, int order, int vehicle) {
    this(round, order, vehicle, 1, 1);
  }

  /** Returns whether this session begins after another of its cell. */
  public boolean isLaterThan(SessionId other) {
    return BY_BEGIN.compare(this, other) > 0;
  }

  /** Returns whether both name the same turn of a vehicle, restarted or not. */
  public boolean isSameTurn(SessionId other) {
    return equals(other.fencedBy(fence));
  }

  /** Returns the same session, restarted with a new fencing number. */
  public SessionId fencedBy(long newFence) {
    return new SessionId(round, order, vehicle, attempt, newFence);
  }

  @Override
  public String toString() {
    return "session "
        + round
        + "."
        + order
        + " with vehicle "
        + (vehicle + 1)
        + (attempt == 1 ? "" : ", attempt " + attempt);
  }
}
