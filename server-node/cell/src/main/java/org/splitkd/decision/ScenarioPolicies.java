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

/** Makes the policies of a scenario's cells, each its own. May be used by several threads. */
public final class ScenarioPolicies {

  private final Scenario scenario;
  private final ScenarioCosts costs;

  /**
   * Policies of a scenario.
   *
   * @param scenario with the workload that sessions are charged with
   */
  public ScenarioPolicies(Scenario scenario) {
    this.scenario = scenario;
    costs = ScenarioCosts.of(scenario);
  }

  /**
   * The policy of a cell, made each time it is asked for.
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
   * A scenario whose policies can be made, all that it compares, describes and distils with.
   *
   * @throws PolicyException if that is not so
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

  /** Worked out when it is first asked for; for one thread at a time. */
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
