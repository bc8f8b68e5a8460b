package org.splitkd.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Forecast;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;
import org.splitkd.time.EmulatedInstant;

/**
 * Serves the vehicles of a round in the best order along their drives. The order is planned when
 * the round begins, and anew after every session that was aborted. A policy may remember a plan
 * only because it follows from the results alone: an instance that is asked in the middle of a
 * round makes the same one.
 */
final class PlannedLine implements Policy {

  private static final String WHY =
      "Next in the order in which, along the known drives, the last session of the round ends"
          + " first.";
  private static final Rationale NOT_YET =
      Rationale.of("The next vehicle of the best order is out of coverage.");

  /** A vehicle that is out of coverage for so many waits in a row is left out of the plan. */
  private static final int MOST_WAITS = 1_000_000;

  /**
   * An order for the vehicles that were not served when it was made.
   *
   * @param round it is for
   * @param base number of results it was made after
   */
  private record Plan(int round, int base, List<Integer> order) {}

  private final List<Line.Decision> decisions;
  private final double waitSeconds;
  private final int beam;
  private @Nullable Plan known;

  /**
   * @param decisions one per vehicle, in index order
   * @param waitSeconds how long to wait when the next vehicle is out of coverage
   * @param beam see {@link BestOrder#of}
   */
  PlannedLine(List<Line.Decision> decisions, double waitSeconds, int beam) {
    this.decisions = List.copyOf(decisions);
    this.waitSeconds = waitSeconds;
    this.beam = beam;
  }

  @Override
  public Choice next(RoundView round) {
    Forecast forecast =
        round
            .forecast()
            .orElseThrow(() -> new IllegalStateException("it needs policy.forecast, which is off"));
    Plan plan = plan(round, forecast);
    int vehicle =
        plan.order().stream()
            .filter(round.candidates()::contains)
            .findFirst()
            .orElse(round.candidates().get(0));
    Rates rates = round.rates(vehicle);
    if (!rates.inCoverage()) {
      return new Wait(waitSeconds, NOT_YET);
    }
    Weighed decided = decisions.get(vehicle).decide(rates);
    return Choice.serve(
        vehicle, decided.cut(), decided.ghz(), new Rationale(WHY, List.of(decided)));
  }

  private Plan plan(RoundView round, Forecast forecast) {
    int base = base(round);
    Plan plan = known;
    if (plan == null || plan.round() != round.round() || plan.base() != base) {
      plan = made(round, forecast, base);
      known = plan;
    }
    return plan;
  }

  /** The number of results up to the last aborted one of the round, or of the rounds before. */
  private static int base(RoundView round) {
    List<SessionResult> results = round.results();
    int base = results.size();
    while (base > 0
        && results.get(base - 1).round() == round.round()
        && results.get(base - 1).committed()) {
      base--;
    }
    return base;
  }

  private Plan made(RoundView round, Forecast forecast, int base) {
    List<SessionResult> results = round.results();
    List<Integer> since =
        results.subList(base, results.size()).stream().map(SessionResult::vehicle).toList();
    List<Integer> before =
        round.served().stream().filter(vehicle -> !since.contains(vehicle)).toList();
    List<Integer> left =
        IntStream.range(0, decisions.size())
            .boxed()
            .filter(vehicle -> !before.contains(vehicle))
            .toList();
    EmulatedInstant start = base == 0 ? EmulatedInstant.START : results.get(base - 1).span().end();
    List<Integer> order =
        BestOrder.of(
                left, start, beam, (vehicle, from, bound) -> finish(forecast, vehicle, from, bound))
            .map(BestOrder.Order::vehicles)
            .orElse(left);
    return new Plan(round.round(), base, order);
  }

  private BestOrder.@Nullable Finish finish(
      Forecast forecast, int vehicle, EmulatedInstant from, double bound) {
    EmulatedInstant at = from;
    Rates rates = forecast.rates(vehicle, at);
    for (int waits = 0; !rates.inCoverage(); waits++) {
      if (waits == MOST_WAITS || at.seconds() > bound) {
        return null;
      }
      at = at.plusSeconds(waitSeconds);
      rates = forecast.rates(vehicle, at);
    }
    Weighed decided = decisions.get(vehicle).decide(rates);
    EmulatedInstant begin = at;
    return forecast
        .session(vehicle, decided.cut(), decided.ghz(), begin)
        .map(cost -> finish(begin, cost))
        .orElse(null);
  }

  private static BestOrder.Finish finish(EmulatedInstant begin, Prediction cost) {
    return new BestOrder.Finish(begin.plusSeconds(cost.delaySeconds()), cost.joules());
  }
}
