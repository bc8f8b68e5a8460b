package org.splitkd.coordinator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.splitkd.coordinator.RoundEvent.SessionAborted;
import org.splitkd.coordinator.RoundEvent.SessionCommitted;
import org.splitkd.coordinator.RoundEvent.Waited;
import org.splitkd.learning.Evaluation;
import org.splitkd.time.EmulatedInstant;

/** Where a round stands: who is left, what was committed, and when it is. */
final class RoundState {

  private final NavigableSet<Integer> unserved;
  private final List<CommittedSession> committed = new ArrayList<>();
  private final List<AbortedSession> aborted = new ArrayList<>();
  private final int round;
  private final EmulatedInstant start;
  private EmulatedInstant now;

  RoundState(int round, EmulatedInstant start, int vehicles) {
    this.round = round;
    this.start = start;
    now = start;
    unserved = new TreeSet<>(IntStream.range(0, vehicles).boxed().toList());
  }

  void apply(RoundEvent event) {
    if (event instanceof SessionCommitted commit) {
      serve(commit.session().vehicle());
      committed.add(commit.session());
      now = now.laterOf(commit.session().charge().span().end());
    } else if (event instanceof SessionAborted abort) {
      serve(abort.session().vehicle());
      aborted.add(abort.session());
    } else if (event instanceof Waited waited) {
      now = now.plusSeconds(waited.seconds());
    }
  }

  /** From 1. */
  int round() {
    return round;
  }

  EmulatedInstant now() {
    return now;
  }

  boolean finished() {
    return unserved.isEmpty();
  }

  /** In index order. */
  NavigableSet<Integer> unserved() {
    return Collections.unmodifiableNavigableSet(unserved);
  }

  /** The place in the round of the session that begins next, from 1. */
  int nextOrder() {
    return committed.size() + aborted.size() + 1;
  }

  RoundResult result(Optional<Evaluation> evaluation) {
    return new RoundResult(round, committed, aborted, start, now, evaluation);
  }

  private void serve(int vehicle) {
    if (!unserved.remove(vehicle)) {
      throw new IllegalStateException("vehicle " + (vehicle + 1) + " is served twice in a round");
    }
  }
}
