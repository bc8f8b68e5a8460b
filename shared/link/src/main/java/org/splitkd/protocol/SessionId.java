package org.splitkd.protocol;

import java.util.Comparator;

/**
 * Names a session within its cell. What speaks of an earlier one is late and never applied: a
 * session that begins later has a higher fencing number or, with the same, a later place.
 *
 * @param round from 1
 * @param order of the session in the round, from 1
 * @param vehicle index, from 0
 * @param attempt of the vehicle in the round, from 1
 * @param fence how often the cell's coordinator has started, or had to begin a session anew, by
 *     then, from 1: what was left behind has a lower one
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

  /** Whether this session begins after another of its cell. */
  public boolean isLaterThan(SessionId other) {
    return BY_BEGIN.compare(this, other) > 0;
  }

  /** Whether both name the same turn of a vehicle, begun once or anew. */
  public boolean isSameTurn(SessionId other) {
    return equals(other.fencedBy(fence));
  }

  /** The same session, begun anew by a coordinator that has started again. */
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
