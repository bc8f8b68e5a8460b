package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.radio.Rates;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.ScenarioCosts;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;

/**
 * Compares the charges of the actors, message by message, with the cost model's predictions: at a
 * constant rate they agree.
 */
@Tag("slow")
@CellTest
class ChargedEqualsPredictedTest {

  @ParameterizedTest
  @CsvSource({
    "sequential, active, false",
    "sequential, full, true",
    "overlapped, active, true",
    "overlapped, full, false"
  })
  void shouldAgreeAtAConstantRateForEveryVehicleAndCut(
      String schedule, String accounting, boolean baseStation, CellScenario cell) {
    cell.caseStudyFleet()
        .mbitPerSecond(210, 330)
        .set("workload.schedule=" + schedule)
        .set("policy.accounting=" + accounting)
        .set("policy.count-base-station=" + baseStation);
    ScenarioCosts costs = ScenarioCosts.of(cell.scenario());
    for (int cut = 1; cut <= 11; cut++) {
      double ghz = 0.3 + 0.2 * cut;
      List<CommittedSession> sessions =
          cell.serving(cut, ghz).run().expectServed(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).sessions();

      for (CommittedSession session : sessions) {
        Prediction predicted =
            costs.predict(session.vehicle(), new CutLayer(cut), ghz, new Rates(2.1e8, 3.3e8));
        TimeParts time = session.charge().time();
        assertClose(predicted.delaySeconds(), session.charge().delaySeconds());
        assertClose(predicted.joules(), session.joules());
        assertClose(predicted.time().device(), time.device());
        assertClose(predicted.time().uplink(), time.uplink());
        assertClose(predicted.time().server(), time.server());
        assertClose(predicted.time().downlink(), time.downlink());
      }
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, Math.abs(expected) * 1e-9);
  }
}
