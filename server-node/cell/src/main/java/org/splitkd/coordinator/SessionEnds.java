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

/** Turns the end of a session into an event of its cell. */
final class SessionEnds {

  private static final int MOST_INTERRUPTIONS = 10;

  private final CellParts cell;
  private final Logger log;

  /** How many times in a row the latest interrupted session was interrupted. */
  private int interruptions;

  private @Nullable SessionId lastInterrupted;

  /** Whether this start of the coordinator resumes a run that another began. */
  private boolean resumed;

  SessionEnds(CellParts cell, Logger log) {
    this.cell = cell;
    this.log = log;
  }

  /** Notes that this start of the coordinator resumes a run that another began. */
  void resumed() {
    resumed = true;
  }

  /** Returns the event that follows from the outcome of the current session. */
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

  /**
   * Fails if faults.script has the journal refuse this commit, but not in a resumed run, which was
   * refused before.
   */
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

  /** Returns the event for a current session that has failed and cannot report what it spent. */
  CellEvent failed(CellState state, SessionId session) {
    return abort(
        session, AbortKind.FAILURE, "the session failed", SessionCharge.none(start(state)));
  }

  /**
   * Restarts an interrupted session, but not forever: if every attempt is interrupted, something is
   * wrong with the session.
   */
  private CellEvent beginAnew(CellState state, Interrupted interrupted) {
    SessionId session = interrupted.session();
    interruptions =
        lastInterrupted != null && session.isSameTurn(lastInterrupted) ? interruptions + 1 : 1;
    lastInterrupted = session;
    if (interruptions > MOST_INTERRUPTIONS) {
      return abort(
          session, AbortKind.FAILURE, interrupted.reason(), SessionCharge.none(start(state)));
    }
    log.warn("{} interrupted, starts over: {}", session, interrupted.reason());
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
