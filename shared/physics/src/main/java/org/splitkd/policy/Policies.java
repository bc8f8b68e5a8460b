package org.splitkd.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.cost.SessionCost;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.PolicySettings;
import org.splitkd.scenario.Scenario.Selection;

/** The policies of a scenario. */
public final class Policies {

  private Policies() {}

  /** A policy keeps no state between rounds: cells may share it. */
  public static Policy of(Method method, Scenario scenario) {
    double maxGhz = scenario.server().maxGhz();
    return switch (method) {
      case SERVER_ONLY -> new FixedCut(new CutLayer(1), maxGhz);
      case DEVICE_ONLY -> new FixedCut(scenario.workload().deepestCut(), maxGhz);
      case PROPOSED -> proposed(scenario);
    };
  }

  /** What sessions cost with each vehicle, in index order. */
  public static List<SessionCost> costs(Scenario scenario) {
    return IntStream.range(0, scenario.fleet().size())
        .mapToObj(
            vehicle ->
                new SessionCost(
                    scenario.workload(),
                    scenario.equipment(vehicle),
                    scenario.policy().accounting()))
        .toList();
  }

  private static Policy proposed(Scenario scenario) {
    PolicySettings settings = scenario.policy();
    List<ExactDecision> decisions =
        costs(scenario).stream()
            .map(cost -> new ExactDecision(cost, settings.beta(), settings.respectMemory()))
            .toList();
    return new Proposed(
        decisions, settings.selection() == Selection.GREEDY, settings.waitSeconds());
  }
}
