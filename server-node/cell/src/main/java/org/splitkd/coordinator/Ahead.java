package org.splitkd.coordinator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What follows from an event is known before it is persisted, with the states in between. Akka asks
 * for these states again, event by event: the ones that are known are given, so every event is
 * applied once. Events from the journal nobody knows before.
 */
final class Ahead {

  private final Deque<Step> known = new ArrayDeque<>();

  /** These are persisted next; the events. */
  List<CellEvent> persisting(List<Step> steps) {
    known.clear(); // of what the journal refused
    known.addAll(steps);
    return steps.stream().map(Step::event).toList();
  }

  /** The state after an event. */
  @SuppressWarnings("ReferenceEquality") // this event, not one like it in another state
  CellState apply(CellState before, CellEvent event) {
    Step next = known.peek();
    if (next == null || next.event() != event) {
      return before.apply(event);
    }
    known.remove();
    return next.after();
  }
}
