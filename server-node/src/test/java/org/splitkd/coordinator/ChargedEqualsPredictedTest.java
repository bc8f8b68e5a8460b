package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.DispatcherSelector;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Prediction;
import org.splitkd.cost.SessionCost;
import org.splitkd.edge.ArithmeticEdgeTrainer;
import org.splitkd.edge.LocalFleet;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.Policies;
import org.splitkd.policy.Policy;
import org.splitkd.policy.Policy.Serve;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * What the actors charged, message by message, against what the cost model predicts: at a constant
 * rate they agree.
 */
class ChargedEqualsPredictedTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Rates RATES = new Rates(2.1e8, 3.3e8);

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @ParameterizedTest
  @CsvSource({
    "sequential, active, false",
    "sequential, full, true",
    "overlapped, active, true",
    "overlapped, full, false"
  })
  void shouldAgreeAtAConstantRateForEveryVehicleAndCut(
      String schedule, String accounting, boolean baseStation) {
    Scenario scenario =
        CaseStudy.with(
            "workload.schedule=" + schedule,
            "policy.accounting=" + accounting,
            "policy.count-base-station=" + baseStation);
    List<SessionCost> costs = Policies.costs(scenario);
    for (int cut = 1; cut <= 11; cut++) {
      CutLayer layer = new CutLayer(cut);
      double ghz = 0.3 + 0.2 * cut;
      Policy policy = unserved -> new Serve(unserved.get(0).vehicle(), layer, ghz);
      RoundResult round = run(scenario, policy);

      assertEquals(10, round.sessions().size());
      for (CommittedSession session : round.sessions()) {
        Prediction predicted = costs.get(session.vehicle()).predict(layer, ghz, RATES);
        assertClose(predicted.delaySeconds(), session.charge().delaySeconds());
        assertClose(predicted.joules(), session.joules());
        assertClose(predicted.time().device(), session.charge().time().device());
        assertClose(predicted.time().uplink(), session.charge().time().uplink());
        assertClose(predicted.time().server(), session.charge().time().server());
        assertClose(predicted.time().downlink(), session.charge().time().downlink());
      }
    }
  }

  private static RoundResult run(Scenario scenario, Policy policy) {
    TestProbe<Cell.Finished> finished = KIT.createTestProbe();
    CellPlan plan =
        new CellPlan(
            SmallCell.journal(),
            scenario,
            policy,
            Collections.nCopies(10, Drive.constant(RATES)),
            CellProgram.COMPARISON,
            LocalFleet.of(
                scenario,
                0,
                SmallCell.arithmetic(scenario),
                DispatcherSelector.defaultDispatcher()),
            () -> new ArithmeticEdgeTrainer(scenario.workload()),
            DispatcherSelector.defaultDispatcher());
    KIT.spawn(Cell.create(0, plan, KIT.system().ignoreRef(), finished.ref()));
    return finished.receiveMessage().run().rounds().get(0);
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, Math.abs(expected) * 1e-9);
  }
}
