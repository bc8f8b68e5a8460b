package org.splitkd.report.summary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.cost.SessionCharge;
import org.splitkd.hardware.Device;

/**
 * The vehicles' batteries after a round in which all had the charge of the start of a run.
 *
 * @param leastCharge mean over the rounds of the least charge of a vehicle, 0 to 1; one without a
 *     battery counts as full
 * @param skipped mean over the rounds of the number of vehicles that the method passed over
 */
public record BatteryLevels(double leastCharge, double skipped) {

  /** Returns the levels; empty if no vehicle has a battery. */
  static Optional<BatteryLevels> of(List<Device> fleet, List<RoundResult> rounds) {
    if (fleet.stream().allMatch(device -> Double.isInfinite(device.batteryJoules()))) {
      return Optional.empty();
    }
    return Optional.of(
        new BatteryLevels(
            rounds.stream().mapToDouble(round -> leastCharge(fleet, round)).average().orElse(1),
            rounds.stream().mapToLong(BatteryLevels::skipped).average().orElse(0)));
  }

  private static double leastCharge(List<Device> fleet, RoundResult round) {
    double least = 1;
    for (int vehicle = 0; vehicle < fleet.size(); vehicle++) {
      Device device = fleet.get(vehicle);
      if (!Double.isInfinite(device.batteryJoules())) {
        double left = device.startJoules() - drawn(round, vehicle);
        least = Math.min(least, left / device.batteryJoules());
      }
    }
    return least;
  }

  private static double drawn(RoundResult round, int vehicle) {
    Stream<SessionCharge> completed =
        round.sessions().stream()
            .filter(session -> session.vehicle() == vehicle)
            .map(CommittedSession::charge);
    Stream<SessionCharge> aborted =
        round.aborted().stream()
            .filter(session -> session.vehicle() == vehicle)
            .map(AbortedSession::spent);
    return Stream.concat(completed, aborted)
        .mapToDouble(charge -> charge.energy().vehicleJoules())
        .sum();
  }

  private static long skipped(RoundResult round) {
    return round.aborted().stream()
        .filter(session -> session.kind() == AbortKind.PASSED_OVER)
        .count();
  }
}
