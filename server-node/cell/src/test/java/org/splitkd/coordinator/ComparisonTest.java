package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.CaseStudy;
import org.splitkd.api.cost.Accounting;
import org.splitkd.comparison.CellCatalogue;
import org.splitkd.comparison.CellResult;
import org.splitkd.cost.SessionCharge;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.system.ComparisonSystem;

@Tag("slow")
class ComparisonTest {

  @ParameterizedTest
  @ValueSource(strings = {"run.trials=5", "radio.shadowing=true", "workload.schedule=overlapped"})
  void shouldGiveTheSameResultWhateverTheNumberOfThreads(String set) {
    assertSameWhateverTheNumberOfThreads(CaseStudy.with("run.trials=5", set));
  }

  @ParameterizedTest
  @CsvSource({
    "faults.vehicle-dies=0.2, sequential, the vehicle died",
    "faults.vehicle-dies=0.2, overlapped, the vehicle died",
    "radio.outage-s=5, sequential, out of coverage for 5 s",
    "radio.outage-s=5, overlapped, out of coverage for 5 s",
    "devices.orin-nx-8gb.battery-wh=0.05, sequential, the battery is empty",
    "devices.orin-nx-8gb.battery-wh=0.05, overlapped, the battery is empty"
  })
  void shouldGiveTheSameResultWhereSessionsAbort(String set, String schedule, String reason) {
    // Under the second channel the far sides of the lap are out of coverage.
    Scenario scenario =
        CaseStudy.with(
            "run.trials=5",
            "radio.channels={good:-166,far:-140}",
            "workload.schedule=" + schedule,
            set);

    List<CellResult> cells = assertSameWhateverTheNumberOfThreads(scenario);

    Set<String> reasons = new TreeSet<>();
    cells.forEach(cell -> cell.round().aborted().forEach(one -> reasons.add(one.reason())));
    assertTrue(reasons.contains(reason), reasons.toString());
  }

  private static List<CellResult> assertSameWhateverTheNumberOfThreads(Scenario scenario) {
    List<CellResult> alone = ComparisonSystem.run(scenario, 1, done -> {});

    assertEquals(alone, ComparisonSystem.run(scenario, 2, done -> {}));
    assertEquals(alone, ComparisonSystem.run(scenario, 8, done -> {}));
    return alone;
  }

  /** The struck vehicles were computed with another implementation of the draw. */
  @Test
  void shouldStrikeTheSameVehiclesUnderEveryMethodAndChannelOfATrial() {
    List<Set<Integer>> struck =
        List.of(
            Set.of(5),
            Set.of(),
            Set.of(),
            Set.of(5),
            Set.of(3, 5, 9),
            Set.of(6, 7, 8, 9),
            Set.of(),
            Set.of(5, 7));
    Scenario scenario =
        CaseStudy.with("run.trials=8", "faults.vehicle-dies=0.2", "policy.attempts=1");

    for (CellResult cell : ComparisonSystem.run(scenario, 2, done -> {})) {
      Set<Integer> dead = new TreeSet<>();
      for (AbortedSession session : cell.round().aborted()) {
        assertEquals("the vehicle died", session.reason());
        dead.add(session.vehicle());
      }
      assertEquals(struck.get(cell.id().trial()), dead, cell.id().toString());
    }
  }

  @Test
  void shouldChargeAWastedSessionLessThanAWholeOne() {
    String[] sets = {"run.trials=5", "policy.methods=[server-only]", "policy.accounting=full"};
    List<CellResult> whole = ComparisonSystem.run(CaseStudy.with(sets), 2, done -> {});
    List<CellResult> struck =
        ComparisonSystem.run(
            CaseStudy.with(
                sets[0], sets[1], sets[2], "faults.vehicle-dies=0.2", "policy.attempts=1"),
            2,
            done -> {});
    Accounting full = new Accounting(true, true);
    int aborted = 0;
    for (int cell = 0; cell < whole.size(); cell++) {
      for (AbortedSession session : struck.get(cell).round().aborted()) {
        SessionCharge completed =
            whole.get(cell).round().sessions().stream()
                .filter(one -> one.vehicle() == session.vehicle())
                .findFirst()
                .orElseThrow()
                .charge();
        double spent = full.joules(session.spent().energy());
        assertTrue(spent > 0 && spent < full.joules(completed.energy()), session.toString());
        assertEquals(session.spent().delaySeconds(), session.spent().time().sum(), 1e-9);
        aborted++;
      }
    }
    assertTrue(aborted > 0 && aborted < 150, aborted + " of 150 sessions");
  }

  @Test
  void shouldServeEveryVehicleOnceAndNeverTwoAtATime() {
    for (CellResult cell : ComparisonSystem.run(CaseStudy.with("run.trials=5"), 2, done -> {})) {
      double busyUntil = 0;
      TreeSet<Integer> served = new TreeSet<>();
      for (CommittedSession session : cell.round().sessions()) {
        assertTrue(session.charge().span().start().seconds() >= busyUntil, cell.id().toString());
        busyUntil = session.charge().span().end().seconds();
        served.add(session.vehicle());
        assertEquals(session.charge().delaySeconds(), session.charge().time().sum(), 1e-9);
      }
      assertEquals(new TreeSet<>(IntStream.range(0, 10).boxed().toList()), served);
      assertEquals(busyUntil, cell.round().delaySeconds());
    }
  }

  @Test
  void shouldReportEveryCellInOrderAndTellProgress() {
    List<Integer> progress = new ArrayList<>();
    List<CellResult> cells =
        ComparisonSystem.run(CaseStudy.with("run.trials=30"), 2, done -> progress.add(done.done()));

    CellCatalogue catalogue = new CellCatalogue(CaseStudy.with("run.trials=30"));
    assertEquals(
        IntStream.range(0, 270).mapToObj(catalogue::id).toList(),
        cells.stream().map(CellResult::id).toList());
    assertEquals(IntStream.rangeClosed(1, 270).boxed().toList(), progress);
  }

  @Test
  void shouldBeFasterOverlapped() {
    List<CellResult> sequential = ComparisonSystem.run(only("sequential"), 2, done -> {});
    List<CellResult> overlapped = ComparisonSystem.run(only("overlapped"), 2, done -> {});

    for (int i = 0; i < sequential.size(); i++) {
      assertTrue(
          overlapped.get(i).round().delaySeconds() < sequential.get(i).round().delaySeconds());
    }
  }

  @Test
  void shouldRunTheSumoTrace() {
    Scenario scenario =
        ScenarioFile.load(CaseStudy.file("sumo.conf"), List.of("run.trials=2")).scenario();
    for (CellResult cell : ComparisonSystem.run(scenario, 2, done -> {})) {
      assertEquals(10, cell.round().sessions().size());
    }
  }

  private static Scenario only(String schedule) {
    return CaseStudy.with(
        "run.trials=5", "policy.methods=[server-only]", "workload.schedule=" + schedule);
  }
}
