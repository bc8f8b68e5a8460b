package org.splitkd.audit;

import java.util.BitSet;
import java.util.List;
import org.splitkd.journal.StoredEvent;

/** The step a run was waiting for when its last event was stored. */
public enum RunPhase {
  /** The start of the run. */
  NOT_STARTED,
  /** The choice of the next vehicle. */
  CHOICE,
  /** The end of a session. */
  SESSION,
  /** The evaluation of the student after the last session of a round. */
  EVALUATION,
  /** The deployment of the student to the vehicles. */
  DEPLOYMENT,
  /** Nothing. */
  OVER;

  /** Returns the phase after these events. */
  public static RunPhase of(List<StoredEvent> events) {
    RunPhase phase = NOT_STARTED;
    BitSet turns = new BitSet();
    int vehicles = 0;
    for (StoredEvent event : events) {
      Fact fact = Fact.of(event);
      if (fact.is(Fact.RUN_STARTED)) {
        vehicles = fact.content().path("vehicles").asInt();
      } else if (fact.is(Fact.ROUND_STARTED)) {
        turns.clear();
      } else if (fact.inRound() && !fact.is(Fact.SELECTED) && !fact.retried()) {
        turns.set(Math.max(0, fact.vehicle()));
      }
      phase = after(fact, phase, turns.cardinality() == vehicles);
    }
    return phase;
  }

  private static RunPhase after(Fact fact, RunPhase before, boolean allServed) {
    return switch (fact.kind()) {
      case Fact.SELECTED -> SESSION;
      case Fact.COMMITTED, Fact.ABORTED, Fact.LEFT_OUT -> allServed ? EVALUATION : CHOICE;
      case Fact.ROUND_COMPLETED, Fact.DEPLOYED -> DEPLOYMENT;
      case Fact.RUN_COMPLETED -> OVER;
      case Fact.RUN_RESUMED, Fact.INTERRUPTED -> before;
      default -> CHOICE;
    };
  }
}
