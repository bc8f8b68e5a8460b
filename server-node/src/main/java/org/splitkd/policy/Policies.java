package org.splitkd.policy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splitkd.cost.SessionCost;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.ProposedSettings;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.PolicySettings;
import org.splitkd.scenario.Scenario.Selection;
import org.splitkd.scenario.ScenarioException;

/** The policies of a scenario. */
public final class Policies {

  public static final Method SERVER_ONLY = new Method("server-only");
  public static final Method DEVICE_ONLY = new Method("device-only");
  public static final Method PROPOSED = new Method("proposed");

  private static final String NAMES =
      Stream.of(SERVER_ONLY, DEVICE_ONLY, PROPOSED)
          .map(Method::label)
          .collect(Collectors.joining(", "));

  private Policies() {}

  /**
   * The policy of a method. It keeps no state between rounds: cells may share it.
   *
   * @throws ScenarioException if there is no such policy, or one of its settings is wrong
   */
  public static Policy of(MethodSpec method, Scenario scenario) {
    double maxGhz = scenario.server().maxGhz();
    return switch (checked(method).policy()) {
      case "server-only" -> new FixedCut(new CutLayer(1), maxGhz);
      case "device-only" -> new FixedCut(scenario.workload().deepestCut(), maxGhz);
      default -> proposed(scenario, ProposedSettings.of(method, scenario.policy()));
    };
  }

  /**
   * A scenario whose policies are there, those of all methods that it compares, describes or
   * distils with, and whose settings are in order.
   *
   * @throws ScenarioException if that is not so
   */
  public static LoadedScenario checked(LoadedScenario loaded) {
    PolicySettings settings = loaded.scenario().policy();
    Stream.of(
            settings.compared(),
            settings.described(),
            List.of(loaded.scenario().distillation().course().decides()))
        .flatMap(List::stream)
        .forEach(
            method -> {
              if (checked(method).policy().equals(PROPOSED.label())) {
                ProposedSettings.of(method, settings);
              }
            });
    return loaded;
  }

  private static MethodSpec checked(MethodSpec method) {
    switch (method.policy()) {
      case "server-only", "device-only" -> method.requireNoSettings();
      case "proposed" -> {}
      default ->
          throw method.wrong("unknown policy \"" + method.policy() + "\": must be one of " + NAMES);
    }
    return method;
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

  private static Policy proposed(Scenario scenario, ProposedSettings settings) {
    List<ExactDecision> decisions =
        costs(scenario).stream()
            .map(cost -> new ExactDecision(cost, settings.beta(), settings.respectMemory()))
            .toList();
    return new Proposed(
        decisions, settings.selection() == Selection.GREEDY, settings.waitSeconds());
  }
}
