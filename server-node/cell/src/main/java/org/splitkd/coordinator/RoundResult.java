package org.splitkd.coordinator;

import java.util.List;
import java.util.Optional;
import org.splitkd.learning.Evaluation;
import org.splitkd.time.EmulatedInstant;

/**
 * The result of a round.
 *
 * @param round from 1
 * @param sessions in the order in which they were served
 * @param start of the round: the end of the one before
 * @param end of the round: the end of its last session, waiting included
 * @param evaluation of the student after it; empty if it is not evaluated
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

  /** Energy of all sessions, aborted ones included. */
  public double joules() {
    return sessions.stream().mapToDouble(CommittedSession::joules).sum() + wastedJoules();
  }

  /** Whether every vehicle in the end completed a session. */
  public boolean everyVehicleServed() {
    return aborted.stream().allMatch(AbortedSession::retried);
  }

  /** Energy of the aborted sessions. */
  public double wastedJoules() {
    return aborted.stream().mapToDouble(AbortedSession::joules).sum();
  }
}
