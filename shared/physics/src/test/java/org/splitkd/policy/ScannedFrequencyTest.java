package org.splitkd.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.power.Phase;
import org.splitkd.api.power.PowerModel;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Equipment;
import org.splitkd.cost.SessionCost;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.RoundOptimum.Member;
import org.splitkd.scenario.Scenario;

/** Clocks for power laws without a closed form. */
class ScannedFrequencyTest {

  private static final Rates RATES = new Rates(4e8, 5e8);

  @Property(tries = 20)
  void shouldFindWhatIsKnownInClosedForm(
      @ForAll @IntRange(min = 0, max = 9) int vehicle,
      @ForAll @DoubleRange(min = 2e7, max = 6e8) double uplink,
      @ForAll @DoubleRange(min = 1.0, max = 2.0) double beta,
      @ForAll boolean full,
      @ForAll boolean overlapped) {
    Scenario scenario =
        CaseStudy.with(
            "policy.accounting=" + (full ? "full" : "active"),
            "workload.schedule=" + (overlapped ? "overlapped" : "sequential"));
    PowerModel law = scenario.server().power();
    PowerModel unknown = unknown(law);
    Rates rates = new Rates(uplink, 1.2 * uplink);

    Weighed known = decision(cost(scenario, vehicle, law), beta, rates);
    Weighed searched = decision(cost(scenario, vehicle, unknown), beta, rates);

    assertEquals(known.cut(), searched.cut());
    assertEquals(
        known.predicted().joules(),
        searched.predicted().joules(),
        1e-9 * known.predicted().joules());
    assertTrue(searched.withinLimit());
  }

  /** The optimum of a round works with such laws too. */
  @Test
  void shouldFindTheOptimumOfARound() {
    Scenario scenario = CaseStudy.with();
    PowerModel law = scenario.server().power();

    double known = optimum(scenario, law).joules();

    assertEquals(known, optimum(scenario, unknown(law)).joules(), 1e-9 * known);
  }

  /** Watts per GHz: 200 at 0.5 GHz, 120 at 1.0, 150 at 1.6, 200 at 2.0. */
  @Test
  void shouldChooseAmongTheClocksThatAGpuHas() {
    PowerModel stepped = levels(List.of(0.5, 1.0, 1.6, 2.0), List.of(100.0, 120.0, 240.0, 400.0));
    Scenario scenario = CaseStudy.with();

    assertEquals(1.0, decision(cost(scenario, 0, stepped), 100, RATES).ghz());
    // With a limit at 1.3 GHz the next faster clock is the best that meets it.
    SessionCost cost = cost(scenario, 0, stepped);
    var work = cost.works().get(0);
    double limit = cost.predict(work.cut(), 1.3, RATES).delaySeconds();
    assertEquals(1.6, FrequencyChoice.of(cost).leastEnergyGhz(work, RATES, limit).getAsDouble());
  }

  /**
   * A governor raises the voltage at 1.5 GHz: 60 + 40 f watts below, 200 + 40 f from there up. The
   * least P/f is just below the step, 40 + 60/1.5 = 80 W/GHz.
   */
  @Test
  void shouldStopShortOfAStepOfTheVoltage() {
    PowerModel governed =
        (phase, ghz, utilisation) -> phase == Phase.BUSY ? (ghz < 1.5 ? 60 : 200) + 40 * ghz : 20;

    double ghz = decision(cost(CaseStudy.with(), 0, governed), 100, RATES).ghz();

    assertTrue(ghz < 1.5, ghz + " GHz");
    assertEquals(1.5, ghz, 0.01);
  }

  private static Weighed decision(SessionCost cost, double beta, Rates rates) {
    double maxGhz = cost.equipment().server().maxGhz();
    ScenarioCosts costs = new ScenarioCosts(List.of(cost));
    return new ExactDecision(costs, 0, FeasibleCuts.of(costs, 0, deepest(cost), true), maxGhz, beta)
        .decide(rates);
  }

  /** Returns a model that exposes only the law's watts. */
  private static PowerModel unknown(PowerModel law) {
    return (phase, ghz, utilisation) -> law.watts(phase, ghz, utilisation);
  }

  private static CutLayer deepest(SessionCost cost) {
    return cost.works().get(cost.works().size() - 1).cut();
  }

  private static RoundOptimum.Optimum optimum(Scenario scenario, PowerModel power) {
    List<Member> members =
        List.of(0, 4, 9).stream()
            .map(vehicle -> cost(scenario, vehicle, power))
            .map(
                cost ->
                    new Member(cost, RATES, cost.works().stream().map(work -> work.cut()).toList()))
            .toList();
    double atMost =
        members.stream()
            .mapToDouble(
                member ->
                    member
                        .cost()
                        .predict(member.cuts().get(0), scenario.server().maxGhz(), RATES)
                        .delaySeconds())
            .sum();
    return RoundOptimum.solve(members, 1.15 * atMost).orElseThrow();
  }

  private static SessionCost cost(Scenario scenario, int vehicle, PowerModel power) {
    EdgeServer is = scenario.server();
    EdgeServer server =
        new EdgeServer(
            is.name(),
            is.units(),
            power.levels().isEmpty() ? is.minGhz() : power.levels().get(0),
            power.levels().isEmpty() ? is.maxGhz() : power.levels().get(power.levels().size() - 1),
            power,
            is.memoryGib(),
            is.memoryGbPerSecond());
    Equipment of = scenario.equipment(vehicle);
    return new SessionCost(
        scenario.workload(),
        new Equipment(server, of.device(), of.modem(), of.baseStation()),
        scenario.policy().accounting());
  }

  private static PowerModel levels(List<Double> clocks, List<Double> watts) {
    return new PowerModel() {
      @Override
      public double watts(Phase phase, double ghz, double utilisation) {
        int level = clocks.indexOf(ghz);
        return phase == Phase.WAITING ? 20 : level < 0 ? 1e6 : watts.get(level);
      }

      @Override
      public List<Double> levels() {
        return clocks;
      }
    };
  }
}
