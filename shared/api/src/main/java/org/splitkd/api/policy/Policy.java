package org.splitkd.api.policy;

/**
 * Decides, before every session of a round, what happens next.
 *
 * <p><b>Threads.</b> One instance serves one cell and is called from one thread at a time, so it
 * needs no locks. Other cells have instances of their own, in other threads: what they share must
 * not change.
 *
 * <p><b>State.</b> {@link #next} is a function of the view and of what was observed; only {@link
 * #observed} may change what a policy knows. Whoever carries a run out may stop at any time, even
 * by a crash. When it goes on, a fresh instance is told all results of the cell again, in their
 * order, and is then asked again; a policy that keeps to this rule decides as the first one would
 * have done, to the last bit. So it reads no clock, no file that changes, and no random numbers but
 * those of {@link RoundView#random()}, and nothing in it depends on the order of a hash table.
 *
 * <p><b>Failures.</b> A policy that throws, or chooses what is not allowed, ends the run with one
 * line that names it.
 */
@FunctionalInterface
public interface Policy {

  /**
   * What happens next in a cell in which nobody is served at the moment.
   *
   * <p>A vehicle whose session was aborted may be tried again. The view offers the vehicles that
   * were tried least often in this round; where the policy waits, it is asked once more, at the
   * same instant, about those that were tried once more often, and so on.
   */
  Choice next(RoundView round);

  /** A session is over, and what it cost is known. */
  default void observed(SessionResult result) {}
}
