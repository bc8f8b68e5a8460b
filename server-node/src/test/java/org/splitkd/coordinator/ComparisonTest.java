package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.CaseStudy;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;

class ComparisonTest {

  @ParameterizedTest
  @ValueSource(strings = {"run.trials=5", "radio.shadowing=true", "workload.schedule=overlapped"})
  void shouldGiveTheSameResultWhateverTheNumberOfThreads(String set) {
    Scenario scenario = CaseStudy.with("run.trials=5", set);

    List<CellResult> alone = ComparisonSystem.run(scenario, 1, done -> {});

    assertEquals(alone, ComparisonSystem.run(scenario, 2, done -> {}));
    assertEquals(alone, ComparisonSystem.run(scenario, 8, done -> {}));
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
