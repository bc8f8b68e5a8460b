package org.splitkd.coordinator;

import java.util.List;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.Interval;

/** Progress reports of a cell. */
public sealed interface CellProgress {

  /**
   * A run that began earlier has resumed.
   *
   * @param before the completed part of the run, round by round
   * @param sessions committed so far in the current round
   * @param aborted sessions so far in the current round
   */
  record Resumed(CellRun before, List<CommittedSession> sessions, List<AbortedSession> aborted)
      implements CellProgress {
    public Resumed {
      sessions = List.copyOf(sessions);
      aborted = List.copyOf(aborted);
    }
  }

  /** An event was persisted. Observers get all events of the cell this way, in order. */
  record Recorded(CellEvent event) implements CellProgress {}

  /** A vehicle is served, with this cut and GPU frequency. */
  record SessionBegan(SessionId session, CutLayer cut, double ghz) implements CellProgress {}

  /** A session completed. */
  record SessionDone(CommittedSession session) implements CellProgress {}

  /** A session was aborted, or a vehicle was left out of the round. */
  record SessionGivenUp(AbortedSession session) implements CellProgress {}

  /** A session was lost with its vehicle's node and starts over. */
  record SessionLost(SessionId session, String reason) implements CellProgress {}

  /** Every vehicle had its turn. */
  record RoundDone(RoundResult round) implements CellProgress {}

  /** A vehicle has the distilled student. */
  record Deployed(int vehicle, Interval airtime, double joules) implements CellProgress {}

  /** A vehicle does not have the distilled student and will not get it. */
  record NotDeployed(int vehicle, String reason) implements CellProgress {}
}
