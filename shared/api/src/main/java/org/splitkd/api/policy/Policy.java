package org.splitkd.api.policy;

/**
 * Decides, before every session of a round, what happens next.
 *
 * <p><b>Threads.</b> One instance serves one cell and is called from one thread at a time, so it
 * needs no locks. Other cells have their own instances in other threads; state shared between them
 * must be immutable.
 *
 * <p><b>State.</b> {@link #next} is a function of the view and of the observed results; only {@link
 * #observed} may change a policy's state. A run may stop at any time, even by a crash. When it
 * resumes, a fresh instance receives all results of the cell again, in order, and is then asked for
 * the next choice. A policy that keeps this rule decides exactly as the first instance would have.
 * It must therefore not read a clock or a file that changes, must draw random numbers only from
 * {@link RoundView#random()}, and must not depend on the iteration order of a hash table.
 *
 * <p><b>Failures.</b> A policy that throws, or makes an invalid choice, ends the run with one line
 * that names it.
 */
@FunctionalInterface
public interface Policy {

  /**
   * Chooses the next step in a cell that currently serves no vehicle.
   *
   * <p>A vehicle whose session was aborted may be tried again. The view offers the vehicles with
   * the fewest attempts in this round. If the policy waits, it is asked again at the same instant
   * about the vehicles with the next higher number of attempts, and so on.
   */
  Choice next(RoundView round);

  /** Reports a finished session and its cost. */
  default void observed(SessionResult result) {}
}
