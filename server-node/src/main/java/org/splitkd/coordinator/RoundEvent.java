package org.splitkd.coordinator;

/** What can happen in a round; its state is nothing but the events since it began. */
public sealed interface RoundEvent extends CellEvent {

  /** A session completed and is charged, once. */
  record SessionCommitted(CommittedSession session) implements RoundEvent {}

  /** A session was given up; its vehicle is not served in this round. */
  record SessionAborted(AbortedSession session) implements RoundEvent {}

  /** Nobody was in coverage, and time passed. */
  record Waited(double seconds) implements RoundEvent {}
}
