package org.splitkd.coordinator;

import java.util.List;
import org.splitkd.time.EmulatedInstant;

/**
 * A round after its last session.
 *
 * @param sessions in the order in which they were served
 * @param end of the round: the end of its last session, waiting included
 */
public record RoundResult(
    List<CommittedSession> sessions, List<AbortedSession> aborted, EmulatedInstant end) {

  public RoundResult {
    sessions = List.copyOf(sessions);
    aborted = List.copyOf(aborted);
  }

  public double delaySeconds() {
    return end.seconds();
  }

  public double joules() {
    return sessions.stream().mapToDouble(CommittedSession::joules).sum();
  }
}
