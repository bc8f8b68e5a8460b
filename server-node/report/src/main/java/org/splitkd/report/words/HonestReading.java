package org.splitkd.report.words;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splitkd.api.Settings;
import org.splitkd.cost.Schedule;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.policy.Policies;
import org.splitkd.report.summary.Claim;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.scenario.ExpectedSaving;
import org.splitkd.scenario.ExpectedSaving.Quantity;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Selection;

/** A note on where a gain in delay can and cannot come from. */
public final class HonestReading {

  private final ComparisonSummary summary;

  private HonestReading(ComparisonSummary summary) {
    this.summary = summary;
  }

  /**
   * Returns one sentence if a claim compares a delay with that of {@code server-only}; none if the
   * sentence would not be true.
   */
  public static Optional<String> of(ComparisonSummary summary) {
    return holds(summary.scenario()) ? new HonestReading(summary).sentence() : Optional.empty();
  }

  private Optional<String> sentence() {
    List<ExpectedSaving> delays =
        summary.claims().stream()
            .map(Claim::expected)
            .distinct()
            .filter(claim -> claim.quantity() == Quantity.DELAY && atOnce(claim.reference()))
            .toList();
    if (delays.isEmpty()) {
      return Optional.empty();
    }
    String why =
        "activations are equally large at every cut and every device is slower than the server, so"
            + " with the same order of vehicles and the same rates no cut and frequency can beat "
            + delays.get(0).reference().label()
            + "'s delay; a gain comes from choosing which vehicle to serve when";
    List<Method> gaining = delays.stream().map(ExpectedSaving::method).distinct().toList();
    List<Method> byIndex = gaining.stream().filter(this::servesByIndex).toList();
    if (byIndex.size() < gaining.size()) {
      boolean proposed = gaining.stream().anyMatch(this::isProposed);
      return Optional.of(
          "Source of a gain in delay: "
              + why
              + (proposed ? " (policy.selection = index shows it)." : "."));
    }
    return Optional.of(
        Numbers.and(
                Stream.concat(delays.stream().map(ExpectedSaving::reference), byIndex.stream())
                    .map(Method::label)
                    .distinct()
                    .toList())
            + " serve the vehicles in the same order here (policy.selection = index): "
            + why
            + " (policy.selection = greedy).");
  }

  /** Returns whether a method is the policy that leaves as much as possible to the server. */
  private boolean atOnce(Method method) {
    return is(method, Policies.SERVER_ONLY);
  }

  private boolean isProposed(Method method) {
    return is(method, Policies.PROPOSED);
  }

  private boolean is(Method method, Method policy) {
    return spec(method).policy().equals(policy.label());
  }

  private boolean servesByIndex(Method method) {
    if (!isProposed(method)) {
      return false;
    }
    Settings settings = spec(method).settings();
    return settings.has("selection")
        ? settings.text("selection").equals("index")
        : summary.scenario().policy().selection() == Selection.INDEX;
  }

  private MethodSpec spec(Method method) {
    return summary.scenario().policy().compared().stream()
        .filter(one -> one.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns whether the sentence is true. With overlapped schedules a device's work may hide behind
   * the server's.
   */
  private static boolean holds(Scenario scenario) {
    EdgeServer server = scenario.server();
    double fastest = server.units().flopPerSecond(server.maxGhz());
    return scenario.workload().schedule() == Schedule.SEQUENTIAL
        && scenario.fleet().stream()
            .allMatch(device -> device.units().flopPerSecond(device.ghz()) < fastest);
  }
}
