package org.splitkd.report.summary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.hardware.Device;
import org.splitkd.scenario.ExpectedSaving.Quantity;
import org.splitkd.scenario.Method;

/**
 * The results of one method under one channel: means over the rounds of its trials.
 *
 * @param delaySeconds of the round
 * @param joules of the round, wasted ones included
 * @param time the busy times of a round's completed sessions, summed
 * @param energy all parts of a round's completed sessions, summed, whether they count or not
 * @param waitingSeconds of a round, in which no session ran
 * @param ghz the GPU frequency of the sessions
 * @param wasted time and energy of the aborted sessions, in all trials together
 * @param unserved number of vehicle turns that ended without a completed session, in all trials
 *     together
 * @param batteries what is left in them; empty if no vehicle has one
 * @param vehicles in index order
 */
public record MethodSummary(
    Method method,
    int trials,
    Spread delaySeconds,
    Spread joules,
    TimeParts time,
    EnergyParts energy,
    double waitingSeconds,
    Spread ghz,
    Wasted wasted,
    int unserved,
    Optional<BatteryLevels> batteries,
    List<VehicleSummary> vehicles) {

  public MethodSummary {
    vehicles = List.copyOf(vehicles);
  }

  /** Summarises one round for each trial. */
  static MethodSummary of(Method method, List<Device> fleet, List<RoundResult> rounds) {
    List<AbortedSession> ended =
        rounds.stream().flatMap(round -> round.aborted().stream()).toList();
    return new MethodSummary(
        method,
        rounds.size(),
        Spread.of(rounds.stream().mapToDouble(RoundResult::delaySeconds)),
        Spread.of(rounds.stream().mapToDouble(RoundResult::joules)),
        meanTime(rounds),
        ChargeSums.meanEnergy(
            sessions(rounds).map(CommittedSession::charge).toList(), rounds.size()),
        Spread.of(rounds.stream().mapToDouble(WaitingTime::seconds)).mean(),
        Spread.of(sessions(rounds).mapToDouble(CommittedSession::ghz)),
        Wasted.of(
            ended.stream().filter(session -> session.kind() != AbortKind.PASSED_OVER).toList()),
        (int) ended.stream().filter(session -> !session.retried()).count(),
        BatteryLevels.of(fleet, rounds),
        VehicleSummary.all(fleet.size(), sessions(rounds).toList()));
  }

  /** The number of aborted sessions in all trials together. */
  public int abortedSessions() {
    return wasted.sessions();
  }

  /** Seconds per round from the start to the end of aborted sessions. */
  public double wastedSeconds() {
    return wasted.seconds() / trials;
  }

  /** Joules per round of aborted sessions; they count under the scenario's accounting. */
  public double wastedJoules() {
    return wasted.joules() / trials;
  }

  /** The mean per round of a quantity that a claim may be about. */
  public double mean(Quantity quantity) {
    return switch (quantity) {
      case DELAY -> delaySeconds.mean();
      case ENERGY -> joules.mean();
      case DEVICE_TIME -> time.device();
      case UPLINK_TIME -> time.uplink();
      case SERVER_TIME -> time.server();
      case DOWNLINK_TIME -> time.downlink();
      case WAITING_TIME -> waitingSeconds;
      case WASTED_TIME -> wastedSeconds();
      case SERVER_ENERGY -> energy.server();
      case DEVICE_ENERGY -> energy.device();
      case SENDING_ENERGY -> energy.transmit();
      case RECEIVING_ENERGY -> energy.receive();
      case WASTED_ENERGY -> wastedJoules();
    };
  }

  private static TimeParts meanTime(List<RoundResult> rounds) {
    return sessions(rounds)
        .map(session -> session.charge().time())
        .reduce(TimeParts.NONE, TimeParts::plus)
        .times(1.0 / rounds.size());
  }

  private static Stream<CommittedSession> sessions(List<RoundResult> rounds) {
    return rounds.stream().flatMap(round -> round.sessions().stream());
  }
}
