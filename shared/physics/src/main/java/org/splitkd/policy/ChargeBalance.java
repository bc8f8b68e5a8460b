package org.splitkd.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.splitkd.api.policy.Charge;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.PassOver;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.Weighed;
import org.splitkd.policy.ChargeOptions.Option;

/**
 * Keeps the least charge of the round high. The least of the best charges that are still possible
 * is unavoidable anyhow; a vehicle takes its option of least energy that leaves at least that. When
 * the channel is at its best for several vehicles, the emptiest of them is next.
 */
final class ChargeBalance implements Policy {

  /** A charge may miss the needed one by so much: they are often equal but for rounding. */
  private static final double ROUNDING = 1e-9;

  private static final String WHY =
      "The vehicle whose channel is nearest to its best, with the session of least energy that does"
          + " not leave it poorer than some vehicle must become.";
  private static final Rationale NOBODY =
      Rationale.of("No vehicle that may be served is in coverage.");
  private static final Rationale BELOW =
      Rationale.of("every session would leave its battery below the reserve");

  /**
   * A vehicle that may be served.
   *
   * @param best highest charge that a session can leave
   */
  private record Candidate(
      int vehicle, List<Option> options, double best, double effort, double leftJoules) {}

  private final List<ChargeOptions> fleet;
  private final double reserve;
  private final boolean skips;
  private final double waitSeconds;

  /**
   * @param fleet by vehicle
   * @param reserve share of the battery
   * @param skips whether vehicles that would fall below the reserve are passed over
   */
  ChargeBalance(List<ChargeOptions> fleet, double reserve, boolean skips, double waitSeconds) {
    this.fleet = List.copyOf(fleet);
    this.reserve = reserve;
    this.skips = skips;
    this.waitSeconds = waitSeconds;
  }

  @Override
  public Choice next(RoundView round) {
    List<Integer> covered =
        round.candidates().stream().filter(vehicle -> round.rates(vehicle).inCoverage()).toList();
    if (covered.isEmpty()) {
      return new Wait(waitSeconds, NOBODY);
    }
    List<Candidate> candidates =
        covered.stream()
            .map(vehicle -> candidate(round, vehicle))
            .filter(candidate -> !skips || candidate.best() >= reserve)
            .toList();
    if (candidates.isEmpty()) {
      return new PassOver(covered, BELOW);
    }
    double unavoidable = unavoidable(round, candidates);
    Candidate next =
        candidates.stream()
            .min(
                Comparator.comparingDouble(Candidate::effort)
                    .thenComparingDouble(Candidate::leftJoules)
                    .thenComparingInt(Candidate::vehicle))
            .orElseThrow();
    double needed = Math.min(next.best(), Math.max(unavoidable, reserve));
    Weighed session =
        next.options().stream()
            .filter(option -> option.charge() >= needed - ROUNDING)
            .map(Option::session)
            .min(Comparator.comparingDouble(option -> option.predicted().joules()))
            .orElseThrow();
    return Choice.serve(
        session.vehicle(), session.cut(), session.ghz(), new Rationale(WHY, weighed(next)));
  }

  private Candidate candidate(RoundView round, int vehicle) {
    ChargeOptions all = fleet.get(vehicle);
    List<Option> options = all.at(round.rates(vehicle), round.battery(vehicle));
    return new Candidate(
        vehicle,
        options,
        options.stream().mapToDouble(Option::charge).max().orElseThrow(),
        all.effort(round.rates(vehicle)),
        round.battery(vehicle).map(Charge::leftJoules).orElse(Double.POSITIVE_INFINITY));
  }

  private double unavoidable(RoundView round, List<Candidate> candidates) {
    double least = candidates.stream().mapToDouble(Candidate::best).min().orElseThrow();
    for (int vehicle : round.served()) {
      least = Math.min(least, round.battery(vehicle).map(Charge::share).orElse(1.0));
    }
    return least;
  }

  private static List<Weighed> weighed(Candidate candidate) {
    List<Weighed> weighed = new ArrayList<>();
    candidate.options().forEach(option -> weighed.add(option.session()));
    return weighed;
  }
}
