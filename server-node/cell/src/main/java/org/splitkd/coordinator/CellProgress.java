package org.splitkd.coordinator;

import java.util.List;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.Interval;

/** What a cell tells of itself as it goes. */
public sealed interface CellProgress {

  /**
   * A run goes on that began earlier.
   *
   * @param before what is over, round by round
   * @param sessions of the round that runs, so far
   * @param aborted of the round that runs, so far
   */
  record Resumed(CellRun before, List<CommittedSession> sessions, List<AbortedSession> aborted)
      implements CellProgress {
    public Resumed {
      sessions = List.copyOf(sessions);
      aborted = List.copyOf(aborted);
    }
  }

  /** An event was persisted: all that happens in a cell, in its order, for whoever follows it. */
  record Recorded(CellEvent event) implements CellProgress {}

  /** A vehicle is served, with this cut and GPU frequency. */
  record SessionBegan(SessionId session, CutLayer cut, double ghz) implements CellProgress {}

  /** A session completed. */
  record SessionDone(CommittedSession session) implements CellProgress {}

  /** A session did not complete. */
  record SessionGivenUp(AbortedSession session) implements CellProgress {}

  /** A session was lost with what it ran on, and begins anew. */
  record SessionLost(SessionId session, String reason) implements CellProgress {}

  /** Every vehicle had its turn. */
  record RoundDone(RoundResult round) implements CellProgress {}

  /** A vehicle has the distilled student. */
  record Deployed(int vehicle, Interval airtime, double joules) implements CellProgress {}

  /** A vehicle does not have the distilled student and will not get it. */
  record NotDeployed(int vehicle, String reason) implements CellProgress {}
}
