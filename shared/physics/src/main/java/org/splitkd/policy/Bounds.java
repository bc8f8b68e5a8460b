package org.splitkd.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.SessionCost;
import org.splitkd.cost.SessionTimeline;
import org.splitkd.model.CutLayer;
import org.splitkd.radio.Drive;
import org.splitkd.radio.PeriodicRate;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;

/**
 * What no method that serves one vehicle after another can do better in a round along given drives.
 * No one schedule need reach both.
 *
 * @param delaySeconds the least delay: the best order, each session at the GPU's highest clock with
 *     the cut that ends first
 * @param joules the least energy: every session at the highest rates of its drive, with the cut and
 *     clock of least energy
 */
public record Bounds(double delaySeconds, double joules) {

  /**
   * A vehicle of the round.
   *
   * @param highest rates anywhere on its drive
   */
  private record Candidate(SessionCost cost, Drive drive, Rates highest, List<Option> cuts) {}

  /**
   * A cut of a vehicle.
   *
   * @param leastSeconds delay at the highest clock and rates
   */
  private record Option(CutLayer cut, double leastSeconds) {}

  /**
   * Computes the bounds of a round that begins at instant 0.
   *
   * @param drives of the vehicles, by index
   * @param beam number of sets of served vehicles that are followed from 13 vehicles on, where the
   *     least delay is no bound any more but the best that was found
   */
  public static Bounds of(Scenario scenario, List<Drive> drives, int beam) {
    ScenarioCosts costs = ScenarioCosts.of(scenario);
    List<SessionCost> sessions = ScenarioCosts.costs(scenario);
    List<Candidate> fleet =
        IntStream.range(0, drives.size())
            .mapToObj(
                vehicle ->
                    candidate(
                        sessions.get(vehicle),
                        drives.get(vehicle),
                        FeasibleCuts.of(
                            costs,
                            vehicle,
                            scenario.workload().deepestCut(),
                            scenario.policy().respectMemory())))
            .toList();
    double waitSeconds = scenario.policy().waitSeconds();
    double delay =
        BestOrder.of(
                IntStream.range(0, drives.size()).boxed().toList(),
                EmulatedInstant.START,
                beam,
                (vehicle, from, bound) -> fastest(fleet.get(vehicle), from, bound, waitSeconds))
            .map(order -> order.end().seconds())
            .orElse(Double.POSITIVE_INFINITY);
    double joules = 0;
    for (int vehicle = 0; vehicle < fleet.size(); vehicle++) {
      joules += leastJoules(costs, vehicle, fleet.get(vehicle));
    }
    return new Bounds(delay, joules);
  }

  private static Candidate candidate(SessionCost cost, Drive drive, List<CutLayer> cuts) {
    Rates highest = new Rates(highest(drive.uplink()), highest(drive.downlink()));
    double maxGhz = cost.equipment().server().maxGhz();
    return new Candidate(
        cost,
        drive,
        highest,
        cuts.stream()
            .map(cut -> new Option(cut, cost.predict(cut, maxGhz, highest).delaySeconds()))
            .toList());
  }

  private static BestOrder.@Nullable Finish fastest(
      Candidate candidate, EmulatedInstant from, double bound, double waitSeconds) {
    EmulatedInstant at = from;
    while (!candidate.drive().ratesAt(at).inCoverage()) {
      if (at.seconds() > bound || !candidate.drive().everInCoverage()) {
        return null;
      }
      at = at.plusSeconds(waitSeconds);
    }
    @Nullable EmulatedInstant first = null;
    double best = bound;
    for (Option option : candidate.cuts()) {
      if (at.seconds() + option.leastSeconds() <= best) { // the others cannot end earlier
        SessionCharge charge =
            SessionTimeline.charge(
                candidate.cost().work(option.cut()),
                candidate.cost().schedule(),
                candidate.cost().equipment(),
                candidate.drive(),
                candidate.cost().equipment().server().maxGhz(),
                at);
        EmulatedInstant end = charge.span().end();
        if (first == null || end.compareTo(first) < 0) {
          first = end;
          best = Math.min(best, end.seconds());
        }
      }
    }
    return first == null ? null : new BestOrder.Finish(first, 0);
  }

  private static double leastJoules(ScenarioCosts costs, int vehicle, Candidate candidate) {
    Rates rates = candidate.highest();
    return candidate.cuts().stream()
        .map(Option::cut)
        .mapToDouble(
            cut ->
                costs
                    .predict(vehicle, cut, costs.leastCostGhz(vehicle, cut, rates, 0), rates)
                    .joules())
        .min()
        .orElseThrow();
  }

  private static double highest(PeriodicRate rate) {
    double highest = 0;
    for (double start : rate.starts()) {
      highest = Math.max(highest, rate.at(start));
    }
    return highest;
  }
}
