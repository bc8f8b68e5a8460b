package org.splitkd.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.comparison.CellCatalogue;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.cost.SessionTimeline;
import org.splitkd.cost.SessionTimeline.Part;
import org.splitkd.cost.SessionTimeline.Step;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.ComparisonSystem;
import org.splitkd.time.EmulatedInstant;

@Tag("slow")
class SessionTimelineTest {

  private static final double RELATIVE = 1e-12;

  /** Every session of a comparison with all channels and methods, as the actors were charged. */
  @ParameterizedTest
  @CsvSource({
    "sequential, none, false",
    "overlapped, none, false",
    "sequential, session, true",
    "overlapped, session, true",
    "overlapped, run, false"
  })
  void shouldTakeWhatTheActorsTake(String schedule, String labels, boolean codes) {
    Scenario scenario =
        CaseStudy.with(
            "workload.schedule=" + schedule,
            "levers.soft-labels=" + labels,
            "levers.round=2",
            "levers.token-codes=" + codes,
            "run.trials=2");
    CellCatalogue catalogue = new CellCatalogue(scenario);
    List<CellResult> cells = ComparisonSystem.run(scenario, 2, done -> {});
    int sessions = 0;
    for (int index = 0; index < cells.size(); index++) {
      for (CommittedSession session : cells.get(index).round().sessions()) {
        assertSame(scenario, catalogue, index, session);
        sessions++;
      }
    }
    assertEquals(3 * 3 * 2 * 10, sessions);
  }

  private static void assertSame(
      Scenario scenario, CellCatalogue catalogue, int index, CommittedSession session) {
    List<Step> plan =
        SessionTimeline.of(
            scenario.workload().sessionAt(session.cut()),
            scenario.workload().schedule(),
            scenario.equipment(session.vehicle()),
            catalogue.setting(index).drives().get(session.vehicle()),
            session.ghz(),
            session.charge().span().start());
    TimeParts charged = session.charge().time();
    assertNear(charged.device(), sum(plan, Part.DEVICE));
    assertNear(charged.uplink(), sum(plan, Part.UPLINK));
    assertNear(charged.server(), sum(plan, Part.SERVER));
    assertNear(charged.downlink(), sum(plan, Part.DOWNLINK));
    EmulatedInstant end =
        plan.stream()
            .map(step -> step.when().end())
            .reduce(EmulatedInstant.START, EmulatedInstant::laterOf);
    assertNear(session.charge().span().end().seconds(), end.seconds());
    assertFalse(plan.stream().anyMatch(step -> step.when().seconds() <= 0));
  }

  private static double sum(List<Step> plan, Part part) {
    return plan.stream()
        .filter(step -> step.part() == part)
        .mapToDouble(step -> step.when().seconds())
        .sum();
  }

  private static void assertNear(double expected, double actual) {
    assertEquals(expected, actual, RELATIVE * Math.max(1, Math.abs(expected)) * 1e3);
  }
}
