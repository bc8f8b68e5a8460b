package org.splitkd.report.words;

import java.util.Optional;
import org.splitkd.cost.Schedule;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.report.summary.Claims;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Selection;

/** Where a gain in delay comes from, and where it cannot come from. */
public final class HonestReading {

  private static final String WHY =
      "activations are equally large at every cut and every device is slower than the server, so"
          + " with the same order of vehicles and the same rates no cut and frequency can beat"
          + " server-only's delay; ";

  private HonestReading() {}

  /** One sentence; none where delays were not compared or the sentence would not be true. */
  public static Optional<String> of(ComparisonSummary summary) {
    Scenario scenario = summary.scenario();
    if (summary.claims().stream().noneMatch(Claims::aboutDelay) || !holds(scenario)) {
      return Optional.empty();
    }
    boolean greedy = scenario.policy().selection() == Selection.GREEDY;
    return Optional.of(
        greedy
            ? "Where a gain in delay comes from: "
                + WHY
                + "a gain comes from choosing which vehicle to serve when (policy.selection = index"
                + " shows it)."
            : "All methods serve the vehicles in the same order here (policy.selection = index): "
                + WHY
                + "a gain comes from choosing which vehicle to serve when (policy.selection ="
                + " greedy).");
  }

  /** With overlapped schedules a device's work may hide behind the server's. */
  private static boolean holds(Scenario scenario) {
    EdgeServer server = scenario.server();
    double fastest = server.units().flopPerSecond(server.maxGhz());
    return scenario.workload().schedule() == Schedule.SEQUENTIAL
        && scenario.fleet().stream()
            .allMatch(device -> device.units().flopPerSecond(device.ghz()) < fastest);
  }
}
