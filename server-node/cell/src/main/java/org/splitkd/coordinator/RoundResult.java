package org.splitkd.coordinator;

import java.util.List;
import java.util.Optional;
import org.splitkd.learning.Evaluation;
import org.splitkd.time.EmulatedInstant;

/**
 * A round after its last session.
 *
 * @param round from 1
 * @param sessions in the order in which they were served
 * @param start of the round: the end of the one before
 * @param end of the round: the end of its last session, waiting included
 * @param evaluation of the student after it; empty where it is not evaluated
 */
public record RoundResult(
    int round,
    List<CommittedSession> sessions,
    List<AbortedSession> aborted,
    EmulatedInstant start,
    EmulatedInstant end,
    Optional<Evaluation> evaluation) {

  public RoundResult {
    sessions = List.copyOf(sessions);
    aborted = List.copyOf(aborted);
  }

  public double delaySeconds() {
    return end.secondsSince(start);
  }

  /** Of all sessions, those that did not complete included. */
  public double joules() {
    return sessions.stream().mapToDouble(CommittedSession::joules).sum() + wastedJoules();
  }

  /** Whether no vehicle's turn ended without a session that completed. */
  public boolean everyVehicleServed() {
    return aborted.stream().allMatch(AbortedSession::retried);
  }

  /** Of the sessions that did not complete. */
  public double wastedJoules() {
    return aborted.stream().mapToDouble(AbortedSession::joules).sum();
  }
}
