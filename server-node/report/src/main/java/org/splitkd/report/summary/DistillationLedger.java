package org.splitkd.report.summary;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.SessionWork;
import org.splitkd.cost.Workload;

/**
 * The time, energy and bits of all rounds of a distillation, without the deployment. Its time is
 * that of the completed sessions plus the wasted and the waiting time; its energy is that of the
 * completed sessions plus the wasted energy.
 *
 * @param sessions number of completed sessions
 * @param seconds emulated, from the start of the first round to the end of the last
 * @param joules that count under the scenario's accounting, wasted ones included
 * @param time the busy times of the completed sessions
 * @param waitingSeconds in which no session ran
 * @param energy all parts of the completed sessions, whether they count or not
 * @param wasted time and energy of the aborted sessions
 * @param uplinkBits charged for the completed sessions
 * @param downlinkBits charged for the completed sessions
 */
public record DistillationLedger(
    int sessions,
    double seconds,
    double joules,
    TimeParts time,
    double waitingSeconds,
    EnergyParts energy,
    Wasted wasted,
    double uplinkBits,
    double downlinkBits) {

  /** The sum over rounds whose sessions were charged with a workload. */
  static DistillationLedger of(List<DistillationRound> rounds, Workload charged) {
    List<CommittedSession> sessions =
        rounds.stream().flatMap(round -> round.sessions().stream()).toList();
    List<SessionCharge> charges = sessions.stream().map(CommittedSession::charge).toList();
    return new DistillationLedger(
        sessions.size(),
        rounds.stream().mapToDouble(DistillationRound::delaySeconds).sum(),
        rounds.stream().mapToDouble(DistillationRound::joules).sum(),
        ChargeSums.time(charges),
        rounds.stream().mapToDouble(DistillationRound::waitingSeconds).sum(),
        ChargeSums.energy(charges),
        Wasted.of(rounds.stream().flatMap(round -> round.aborted().stream()).toList()),
        bits(sessions, charged, SessionWork::uplinkBits),
        bits(sessions, charged, SessionWork::downlinkBits));
  }

  private static double bits(
      List<CommittedSession> sessions, Workload charged, ToDoubleFunction<SessionWork> way) {
    return sessions.stream()
        .mapToDouble(session -> way.applyAsDouble(charged.sessionAt(session.cut())))
        .sum();
  }
}
