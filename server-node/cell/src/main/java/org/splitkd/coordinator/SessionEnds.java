package org.splitkd.coordinator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.SessionOutcome;
import org.splitkd.edge.SessionOutcome.Aborted;
import org.splitkd.edge.SessionOutcome.Completed;
import org.splitkd.edge.SessionOutcome.Interrupted;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;

/** What the end of a session means for its cell. */
final class SessionEnds {

  private static final int MOST_INTERRUPTIONS = 10;

  private final CellParts cell;
  private final Logger log;

  /** How often the latest session that was interrupted has been, in a row. */
  private int interruptions;

  private @Nullable SessionId lastInterrupted;

  /** Whether this start of the coordinator goes on with a run that another began. */
  private boolean resumed;

  SessionEnds(CellParts cell, Logger log) {
    this.cell = cell;
    this.log = log;
  }

  /** This start of the coordinator goes on with a run that another began. */
  void resumed() {
    resumed = true;
  }

  /** What follows from the outcome of the session that runs. */
  CellEvent after(CellState state, SessionOutcome outcome) {
    if (outcome instanceof Completed completed) {
      checkNotRefused(completed.session());
      return new SessionCommitted(
          completed.session(),
          completed.student(),
          completed.charge(),
          cell.accounting().joules(completed.charge().energy()),
          completed.learning());
    }
    if (outcome instanceof Aborted aborted) {
      return abort(aborted.session(), aborted.kind(), aborted.reason(), aborted.spent());
    }
    return beginAnew(state, (Interrupted) outcome);
  }

  /** Where faults.script has it so. A run that goes on was refused before: now it is not. */
  private void checkNotRefused(SessionId session) {
    boolean refused =
        cell.scenario()
            .faults()
            .script()
            .journalRefuses(session.vehicle(), session.round(), session.attempt());
    if (refused && !resumed) {
      throw new IllegalStateException(
          "the journal refused the commit of " + session + ", as faults.script says");
    }
  }

  /** What follows where the session that runs has failed, and cannot say what it took. */
  CellEvent failed(CellState state, SessionId session) {
    return abort(
        session, AbortKind.FAILURE, "the session failed", SessionCharge.none(start(state)));
  }

  /** Not for ever: where every attempt is interrupted, something is wrong with the session. */
  private CellEvent beginAnew(CellState state, Interrupted interrupted) {
    SessionId session = interrupted.session();
    interruptions =
        lastInterrupted != null && session.isSameTurn(lastInterrupted) ? interruptions + 1 : 1;
    lastInterrupted = session;
    if (interruptions > MOST_INTERRUPTIONS) {
      return abort(
          session, AbortKind.FAILURE, interrupted.reason(), SessionCharge.none(start(state)));
    }
    log.warn("{} interrupted, begins anew: {}", session, interrupted.reason());
    return new SessionInterrupted(session, interrupted.reason(), state.fence() + 1);
  }

  private CellEvent abort(SessionId session, AbortKind kind, String reason, SessionCharge spent) {
    log.info("{} aborted: {}", session, reason);
    return new SessionAborted(
        session,
        kind,
        reason,
        spent,
        cell.accounting().joules(spent.energy()),
        session.attempt() < cell.scenario().policy().attempts());
  }

  private static EmulatedInstant start(CellState state) {
    return state.round().serving().orElseThrow().at();
  }
}
