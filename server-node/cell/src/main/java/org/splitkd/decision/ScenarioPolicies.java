package org.splitkd.decision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;
import org.splitkd.policy.ScenarioCosts;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;

/** Makes a separate policy for each cell of a scenario. May be used by several threads. */
public final class ScenarioPolicies {

  private final Scenario scenario;
  private final ScenarioCosts costs;

  /**
   * Policies of a scenario.
   *
   * @param scenario with the workload that sessions are charged for
   */
  public ScenarioPolicies(Scenario scenario) {
    this.scenario = scenario;
    costs = ScenarioCosts.of(scenario);
  }

  /**
   * Returns a supplier that makes a new policy for a cell on every call.
   *
   * @param drives of the cell's vehicles, by index
   * @param trial from 0
   * @param draw of the trial
   */
  public Supplier<CellPolicy> of(MethodSpec method, List<Drive> drives, int trial, TrialDraw draw) {
    return () ->
        CellPolicy.create(
            method.method().label(),
            method.factory(),
            method.settings(),
            new CellSite(
                scenario, costs, drives, once(() -> scenario.mobility().ways(draw)), trial));
  }

  /**
   * Checks that all policies a scenario compares, describes and distils with can be made; returns
   * it.
   *
   * @throws PolicyException if one cannot be made
   */
  public static LoadedScenario checked(LoadedScenario loaded) {
    Scenario scenario = loaded.scenario();
    List<MethodSpec> methods = new ArrayList<>(scenario.policy().compared());
    methods.addAll(scenario.policy().described());
    methods.add(scenario.distillation().course().decides());
    ScenarioPolicies policies = new ScenarioPolicies(scenario);
    TrialDraw draw = TrialDraw.sequence(scenario.run().seed(), 1, scenario.fleet().size()).get(0);
    for (MethodSpec method : new LinkedHashSet<>(methods)) {
      CellPolicy made = policies.of(method, List.of(), 0, draw).get();
      Objects.requireNonNull(made);
    }
    return loaded;
  }

  /** Computes the ways on first use; for one thread at a time. */
  private static Supplier<List<Way.Driven>> once(Supplier<List<Way.Driven>> ways) {
    List<Way.Driven> known = new ArrayList<>();
    return () -> {
      if (known.isEmpty()) {
        known.addAll(ways.get());
      }
      return known;
    };
  }
}
