package org.splitkd.coordinator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The states that follow from events about to be persisted. Akka asks for these states again, event
 * by event; returning the known ones means that every event is applied only once. Events replayed
 * from the journal are not known in advance.
 */
final class Ahead {

  private final Deque<Step> known = new ArrayDeque<>();

  /** Remembers the steps that are persisted next and returns their events. */
  List<CellEvent> persisting(List<Step> steps) {
    known.clear(); // steps that the journal rejected
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
