package org.splitkd.system;

import java.util.stream.Stream;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellProgress.Deployed;
import org.splitkd.coordinator.CellProgress.Resumed;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellProgress.SessionGivenUp;
import org.splitkd.coordinator.CellProgress.SessionLost;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.metrics.RunFigures;
import org.splitkd.time.EmulatedInstant;

/** Counts the progress reports of one cell. Used by one actor. */
final class CellFigures {

  private final RunFigures figures;

  /** Emulated time counted so far. */
  private EmulatedInstant now = EmulatedInstant.START;

  CellFigures(RunFigures figures) {
    this.figures = figures;
  }

  void count(CellProgress progress) {
    if (progress instanceof Resumed resumed) {
      now = latest(resumed); // earlier events were counted where they happened
    } else if (progress instanceof SessionDone done) {
      figures.committed(done.session().joules());
      advance(done.session().charge().span().end());
    } else if (progress instanceof SessionGivenUp givenUp) {
      AbortedSession session = givenUp.session();
      figures.aborted(session.kind(), session.joules());
      advance(session.spent().span().end());
    } else if (progress instanceof SessionLost) {
      figures.interrupted();
    } else if (progress instanceof RoundDone done) {
      figures.roundCompleted();
      advance(done.round().end());
    } else if (progress instanceof Deployed deployed) {
      figures.deployed(deployed.joules());
      advance(deployed.airtime().end());
    }
  }

  private void advance(EmulatedInstant to) {
    EmulatedInstant later = now.laterOf(to);
    figures.passed(later.secondsSince(now));
    now = later;
  }

  private static EmulatedInstant latest(Resumed resumed) {
    return Stream.of(
            resumed.before().rounds().stream().map(RoundResult::end),
            resumed.before().deployments().stream().map(one -> one.airtime().end()),
            resumed.sessions().stream().map(one -> one.charge().span().end()),
            resumed.aborted().stream().map(one -> one.spent().span().end()))
        .flatMap(ends -> ends)
        .reduce(EmulatedInstant.START, EmulatedInstant::laterOf);
  }
}
