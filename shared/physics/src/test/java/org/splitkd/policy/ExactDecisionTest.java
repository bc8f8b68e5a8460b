package org.splitkd.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCost;
import org.splitkd.cost.SessionWork;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.Scenario;

@Tag("slow")
@net.jqwik.api.Tag("slow")
class ExactDecisionTest {

  private static final int GRID = 2000;

  @Property(tries = 60)
  void shouldBeAtLeastAsGoodAsAFineGridOverCutsAndFrequencies(
      @ForAll @IntRange(min = 0, max = 9) int vehicle,
      @ForAll @DoubleRange(min = 2e7, max = 6e8) double uplink,
      @ForAll @DoubleRange(min = 1.0, max = 2.0) double beta,
      @ForAll boolean full,
      @ForAll boolean overlapped) {
    Scenario scenario = scenario(full, overlapped);
    SessionCost cost = ScenarioCosts.costs(scenario).get(vehicle);
    Rates rates = new Rates(uplink, 1.2 * uplink);

    Weighed decision = decision(scenario, vehicle, beta, true).decide(rates);

    double limit =
        beta * cost.predict(new CutLayer(1), scenario.server().maxGhz(), rates).delaySeconds();
    assertTrue(decision.withinLimit());
    assertTrue(decision.predicted().delaySeconds() <= limit * (1 + 1e-9));
    assertTrue(
        decision.predicted().joules() <= leastOnGrid(scenario, cost, rates, limit) * (1 + 1e-9));
  }

  @Test
  void shouldExcludeCutsThatDoNotFitTheDevicesMemory() {
    Scenario scenario = CaseStudy.with("policy.beta=100", "devices.orin-nx-8gb.memory-gib=5.5");
    SessionCost cost = ScenarioCosts.costs(scenario).get(6);
    Rates rates = new Rates(4e8, 4e8);

    CutLayer unlimited = decision(scenario, 6, 100, false).decide(rates).cut();
    CutLayer chosen = decision(scenario, 6, 100, true).decide(rates).cut();

    assertFalse(cost.fitsMemory(unlimited));
    assertTrue(cost.fitsMemory(chosen));
    assertTrue(chosen.compareTo(unlimited) < 0);
  }

  @Test
  void shouldUseCutOneWhenNoCutFitsTheMemory() {
    Scenario scenario = CaseStudy.with("devices.orin-nx-8gb.memory-gib=1");

    assertEquals(
        new CutLayer(1), decision(scenario, 6, 1.15, true).decide(new Rates(4e8, 4e8)).cut());
  }

  @Test
  void shouldFallBackToTheLeastDelayWhenNothingKeepsTheLimit() {
    Scenario scenario = CaseStudy.with();
    Weighed decision = decision(scenario, 0, 0.5, true).decide(new Rates(4e8, 4e8));

    assertFalse(decision.withinLimit());
    assertEquals(new CutLayer(1), decision.cut());
    assertEquals(2.52, decision.ghz());
  }

  private static double leastOnGrid(
      Scenario scenario, SessionCost cost, Rates rates, double limit) {
    double least = Double.POSITIVE_INFINITY;
    double min = scenario.server().minGhz();
    double max = scenario.server().maxGhz();
    for (SessionWork work : cost.works()) {
      for (int i = 0; cost.fitsMemory(work.cut()) && i <= GRID; i++) {
        Prediction predicted = cost.predict(work.cut(), min + (max - min) * i / GRID, rates);
        if (predicted.delaySeconds() <= limit) {
          least = Math.min(least, predicted.joules());
        }
      }
    }
    return least;
  }

  private static ExactDecision decision(
      Scenario scenario, int vehicle, double beta, boolean respectMemory) {
    ScenarioCosts costs = ScenarioCosts.of(scenario);
    return new ExactDecision(
        costs,
        vehicle,
        FeasibleCuts.of(costs, vehicle, scenario.workload().deepestCut(), respectMemory),
        scenario.server().maxGhz(),
        beta);
  }

  private static Scenario scenario(boolean full, boolean overlapped) {
    return CaseStudy.with(
        "policy.accounting=" + (full ? "full" : "active"),
        "workload.schedule=" + (overlapped ? "overlapped" : "sequential"));
  }
}
