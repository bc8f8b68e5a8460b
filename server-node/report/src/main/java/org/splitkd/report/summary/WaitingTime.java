package org.splitkd.report.summary;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.time.Interval;

/** The part of a round in which no session ran, neither a completed nor an aborted one. */
final class WaitingTime {

  private record Ran(int order, Interval span) {}

  private WaitingTime() {}

  /** The gaps before, between and after the sessions: exactly 0 when they follow each other. */
  static double seconds(RoundResult round) {
    double gaps = 0;
    double end = round.start().seconds();
    for (Ran session : sessions(round)) {
      // A session that never ran may start anywhere: older journals place it at the run's start.
      gaps += Math.max(0, session.span().start().seconds() - end);
      end = Math.max(end, session.span().end().seconds());
    }
    return gaps + (round.end().seconds() - end);
  }

  private static List<Ran> sessions(RoundResult round) {
    return Stream.concat(
            round.sessions().stream()
                .map(session -> new Ran(session.order(), session.charge().span())),
            round.aborted().stream()
                .map(session -> new Ran(session.order(), session.spent().span())))
        .sorted(Comparator.comparingInt(Ran::order))
        .toList();
  }
}
