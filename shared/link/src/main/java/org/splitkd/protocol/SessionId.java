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

  /*
   * Why an id needs a fence, and round, order and attempt are not enough.
   *
   * A node that is slow, paused or cut off cannot be told from one that is dead. Its session is
   * started again elsewhere, in the same round, at the same place and as the same attempt,
   * because in the emulation nothing has happened. Now two incarnations of one session exist, and
   * the old one may still answer: its messages would mix the parameters of two trainings. A
   * timeout cannot prevent that, since the old node may pause for any time between looking at its
   * clock and sending.
   *
   * So every start of a coordinator and every interruption takes a higher number first, persists
   * it (RunResumed, SessionInterrupted), and only then starts a session under it. Whoever holds
   * state, the GPU, a vehicle, the session, the coordinator, compares numbers and drops whatever
   * is not later than the latest it knows; nobody has to know who is alive. These are the
   * sequencers of Chubby (Burrows, OSDI 2006), known as fencing tokens (Kleppmann, How to do
   * distributed locking, 2016). The number comes from the journal, which has one writer at a
   * time: an operating-system lock on the run's folder, and the sequence numbers of the events,
   * which a second writer violates.
   *
   * The fence is no part of what is emulated: no duration, energy or random draw depends on it,
   * so a run with a hundred interruptions gives the bytes of one without.
   */

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
