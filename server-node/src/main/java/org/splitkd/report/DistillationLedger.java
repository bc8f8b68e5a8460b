package org.splitkd.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.cost.EnergyParts;
import org.splitkd.cost.SessionWork;
import org.splitkd.cost.TimeParts;
import org.splitkd.cost.Workload;

/**
 * What all rounds of a distillation took, the deployment left out.
 *
 * @param sessions that completed
 * @param seconds emulated, from the start of the first round to the end of the last
 * @param joules that count under the scenario's accounting
 * @param time the busy times of the sessions
 * @param waitingSeconds in which no session ran
 * @param energy all parts, whether they count or not
 * @param uplinkBits that were charged
 * @param downlinkBits that were charged
 */
public record DistillationLedger(
    int sessions,
    double seconds,
    double joules,
    TimeParts time,
    double waitingSeconds,
    EnergyParts energy,
    double uplinkBits,
    double downlinkBits) {

  /** The sum over rounds whose sessions were charged with a workload. */
  static DistillationLedger of(List<DistillationRound> rounds, Workload charged) {
    List<CommittedSession> sessions =
        rounds.stream().flatMap(round -> round.sessions().stream()).toList();
    return new DistillationLedger(
        sessions.size(),
        rounds.stream().mapToDouble(DistillationRound::delaySeconds).sum(),
        rounds.stream().mapToDouble(DistillationRound::joules).sum(),
        sessions.stream()
            .map(session -> session.charge().time())
            .reduce(TimeParts.NONE, TimeParts::plus),
        rounds.stream().mapToDouble(DistillationRound::waitingSeconds).sum(),
        energy(sessions),
        bits(sessions, charged, SessionWork::uplinkBits),
        bits(sessions, charged, SessionWork::downlinkBits));
  }

  private static EnergyParts energy(List<CommittedSession> sessions) {
    return new EnergyParts(
        sum(sessions, EnergyParts::server),
        sum(sessions, EnergyParts::device),
        sum(sessions, EnergyParts::transmit),
        sum(sessions, EnergyParts::receive),
        sum(sessions, EnergyParts::serverWaiting),
        sum(sessions, EnergyParts::deviceIdle),
        sum(sessions, EnergyParts::baseStation));
  }

  private static double sum(List<CommittedSession> sessions, ToDoubleFunction<EnergyParts> part) {
    return sessions.stream()
        .mapToDouble(session -> part.applyAsDouble(session.charge().energy()))
        .sum();
  }

  private static double bits(
      List<CommittedSession> sessions, Workload charged, ToDoubleFunction<SessionWork> way) {
    return sessions.stream()
        .mapToDouble(session -> way.applyAsDouble(charged.sessionAt(session.cut())))
        .sum();
  }
}
