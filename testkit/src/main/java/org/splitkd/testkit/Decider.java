package org.splitkd.testkit;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.mobility.Way;
import org.splitkd.api.policy.Policy;
import org.splitkd.decision.CellPolicy;
import org.splitkd.decision.CellSite;
import org.splitkd.policy.ScenarioCosts;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;

/** Creates the policies for the rehearsals of a cell. */
final class Decider {

  private final Scenario scenario;
  private final CellSite site;

  /**
   * @param ways ways of the vehicles; empty if they are stationary
   */
  Decider(Scenario scenario, List<Drive> drives, List<Way.Driven> ways) {
    this.scenario = scenario;
    site = new CellSite(scenario, ScenarioCosts.of(scenario), drives, () -> ways, 0);
  }

  /**
   * Returns a supplier of the policy for each rehearsal.
   *
   * @param own replacement for the scenario's first method
   */
  Supplier<CellPolicy> policy(@Nullable Supplier<Policy> own) {
    if (own != null) {
      return () -> CellPolicy.of("own", own.get(), site);
    }
    MethodSpec method = scenario.policy().compared().get(0);
    return () ->
        CellPolicy.create(method.method().label(), method.factory(), method.settings(), site);
  }
}
