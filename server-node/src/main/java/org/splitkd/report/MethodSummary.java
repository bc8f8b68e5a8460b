package org.splitkd.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.cost.TimeParts;
import org.splitkd.scenario.Method;

/**
 * One method under one channel: means over the rounds of its trials.
 *
 * @param delaySeconds of the round
 * @param joules of the round
 * @param time the busy times of a round's sessions, summed
 * @param waitingSeconds of a round, in which no session ran
 * @param ghz the GPU frequency of the sessions
 * @param abortedSessions in all trials together
 * @param vehicles in index order
 */
public record MethodSummary(
    Method method,
    int trials,
    Spread delaySeconds,
    Spread joules,
    TimeParts time,
    double waitingSeconds,
    Spread ghz,
    int abortedSessions,
    List<VehicleSummary> vehicles) {

  public MethodSummary {
    vehicles = List.copyOf(vehicles);
  }

  /** A summary of one round for each trial. */
  static MethodSummary of(Method method, int vehicles, List<RoundResult> rounds) {
    return new MethodSummary(
        method,
        rounds.size(),
        Spread.of(rounds.stream().mapToDouble(RoundResult::delaySeconds)),
        Spread.of(rounds.stream().mapToDouble(RoundResult::joules)),
        meanTime(rounds),
        Spread.of(rounds.stream().mapToDouble(MethodSummary::waiting)).mean(),
        Spread.of(sessions(rounds).mapToDouble(CommittedSession::ghz)),
        rounds.stream().mapToInt(round -> round.aborted().size()).sum(),
        byVehicle(vehicles, rounds));
  }

  private static TimeParts meanTime(List<RoundResult> rounds) {
    return sessions(rounds)
        .map(session -> session.charge().time())
        .reduce(TimeParts.NONE, TimeParts::plus)
        .times(1.0 / rounds.size());
  }

  /** The gaps before, between and after the sessions: exactly 0 when they follow each other. */
  static double waiting(RoundResult round) {
    double gaps = 0;
    double end = round.start().seconds();
    for (CommittedSession session : round.sessions()) {
      gaps += session.charge().span().start().seconds() - end;
      end = session.charge().span().end().seconds();
    }
    return gaps + (round.end().seconds() - end);
  }

  private static List<VehicleSummary> byVehicle(int vehicles, List<RoundResult> rounds) {
    List<List<CommittedSession>> sessions =
        Stream.generate(() -> (List<CommittedSession>) new ArrayList<CommittedSession>())
            .limit(vehicles)
            .toList();
    sessions(rounds).forEach(session -> sessions.get(session.vehicle()).add(session));
    return IntStream.range(0, vehicles)
        .mapToObj(vehicle -> VehicleSummary.of(vehicle, sessions.get(vehicle)))
        .toList();
  }

  private static Stream<CommittedSession> sessions(List<RoundResult> rounds) {
    return rounds.stream().flatMap(round -> round.sessions().stream());
  }
}
