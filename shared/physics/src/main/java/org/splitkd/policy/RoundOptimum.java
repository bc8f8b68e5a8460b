package org.splitkd.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionCost;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.model.CutLayer;

/**
 * The exact least energy of a whole round at static rates, subject to a limit on the sum of the
 * sessions' delays; a yardstick for any policy. For fixed cuts one frequency is optimal for all
 * sessions, and the server's work depends only on the sum of the cuts. A dynamic program therefore
 * keeps, for every sum of cuts, the Pareto front over (other time, other energy).
 *
 * <p>It holds for the sequential schedule and {@code active} accounting: if a vehicle's idle power
 * counted, every vehicle would have a different best frequency.
 */
public final class RoundOptimum {

  /** One vehicle of the round: its costs, its rates and the cuts it may use. */
  public record Member(SessionCost cost, Rates rates, List<CutLayer> cuts) {
    public Member {
      if (cost.accounting().waiting() || cost.schedule() != Schedule.SEQUENTIAL) {
        throw new IllegalArgumentException(
            "the round optimum needs active accounting and the sequential schedule");
      }
    }
  }

  /** The optimum: cuts by vehicle, and the common frequency. */
  public record Optimum(List<CutLayer> cuts, double ghz, double delaySeconds, double joules) {}

  /** The cost of a choice of cuts for the first vehicles, excluding the server's work. */
  private record Partial(
      double seconds,
      double joules,
      double serverFlop,
      @Nullable Partial before,
      @Nullable CutLayer cut) {}

  private RoundOptimum() {}

  /** Returns the optimum; empty if no cuts meet the limit even at f_max. */
  public static Optional<Optimum> solve(List<Member> members, double limitSeconds) {
    EdgeServer server = members.get(0).cost().equipment().server();
    Map<Integer, List<Partial>> fronts = Map.of(0, List.of(new Partial(0, 0, 0, null, null)));
    for (Member member : members) {
      fronts = extend(fronts, member);
    }
    return fronts.values().stream()
        .flatMap(List::stream)
        .flatMap(partial -> atBestFrequency(partial, server, limitSeconds).stream())
        .min(Comparator.comparingDouble(Optimum::joules));
  }

  private static Map<Integer, List<Partial>> extend(
      Map<Integer, List<Partial>> fronts, Member member) {
    Map<Integer, List<Partial>> extended = new TreeMap<>();
    double maxGhz = member.cost().equipment().server().maxGhz();
    for (CutLayer cut : member.cuts()) {
      Prediction session = member.cost().predict(cut, maxGhz, member.rates());
      double seconds = session.time().sum() - session.time().server();
      double serverJoules =
          member.cost().equipment().server().busyWatts(maxGhz) * session.time().server();
      double serverFlop = member.cost().work(cut).serverFlop();
      fronts.forEach(
          (sum, front) ->
              front.forEach(
                  partial ->
                      extended
                          .computeIfAbsent(sum + cut.index(), key -> new ArrayList<>())
                          .add(
                              new Partial(
                                  partial.seconds() + seconds,
                                  partial.joules() + session.joules() - serverJoules,
                                  partial.serverFlop() + serverFlop,
                                  partial,
                                  cut))));
    }
    extended.replaceAll((sum, partials) -> paretoFront(partials));
    return extended;
  }

  private static List<Partial> paretoFront(List<Partial> partials) {
    List<Partial> sorted = new ArrayList<>(partials);
    sorted.sort(Comparator.comparingDouble(Partial::seconds).thenComparingDouble(Partial::joules));
    List<Partial> front = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (Partial partial : sorted) {
      if (partial.joules() < least) {
        front.add(partial);
        least = partial.joules();
      }
    }
    return front;
  }

  private static Optional<Optimum> atBestFrequency(
      Partial partial, EdgeServer server, double limitSeconds) {
    double work = server.gigahertzSeconds(partial.serverFlop());
    double limitGhz = work / (limitSeconds - partial.seconds());
    if (partial.seconds() >= limitSeconds
        || limitGhz > server.maxGhz() * (1 + FrequencyChoice.TOLERANCE)) {
      return Optional.empty();
    }
    OptionalDouble best =
        LeastEnergyClock.ghz(server, limitGhz, clock -> server.busyWatts(clock) * work / clock);
    if (best.isEmpty()) {
      return Optional.empty();
    }
    double ghz = best.getAsDouble();
    double serverSeconds = work / ghz;
    return Optional.of(
        new Optimum(
            cutsOf(partial),
            ghz,
            partial.seconds() + serverSeconds,
            partial.joules() + server.busyWatts(ghz) * serverSeconds));
  }

  private static List<CutLayer> cutsOf(Partial last) {
    List<CutLayer> cuts = new ArrayList<>();
    for (@Nullable Partial partial = last; partial != null; partial = partial.before()) {
      if (partial.cut() != null) {
        cuts.add(0, partial.cut());
      }
    }
    return cuts;
  }
}
