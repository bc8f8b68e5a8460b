package org.splitkd.report.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;
import org.splitkd.api.cost.Accounting;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.cost.SessionCharge;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.ComparisonSystem;

/** A real comparison in which vehicles die: its report against sums over its cells. */
@Tag("slow")
class StruckComparisonTest {

  private static final int TRIALS = 4;

  /** The sums over the cells of a channel and method. */
  private static final class Sums {
    private double delay;
    private double energy;
    private double wastedEnergy;
    private double ran;
    private double wasted;
    private int aborted;
  }

  @ParameterizedTest
  @CsvSource({"active, false", "active, true", "full, false", "full, true"})
  void shouldReportTheSumsOverTheCells(String accounting, boolean baseStation)
      throws JsonProcessingException {
    Scenario scenario =
        CaseStudy.with(
            "run.trials=" + TRIALS,
            "faults.vehicle-dies=0.2",
            "policy.accounting=" + accounting,
            "policy.count-base-station=" + baseStation);
    List<CellResult> cells = ComparisonSystem.run(scenario, 2, done -> {});
    Map<String, Sums> expected =
        sums(cells, new Accounting(accounting.equals("full"), baseStation));

    JsonNode channels =
        new ObjectMapper()
            .readTree(SummaryJson.render(ComparisonSummary.of(scenario, cells)))
            .get("channels");

    assertEquals(9, expected.size());
    expected.forEach(
        (name, sums) -> assertReported(sums, channels.at("/" + name.replace(',', '/'))));
    assertListed(expected, AbortedCsv.render(cells).lines().skip(1).toList());
  }

  private static void assertReported(Sums sums, JsonNode reported) {
    assertTrue(sums.aborted > 0 && sums.wastedEnergy > 0);
    assertEquals(sums.aborted, reported.get("aborted_sessions").intValue());
    assertMean(sums.delay, reported.get("delay_s"));
    assertMean(sums.energy, reported.get("energy_j"));
    assertMean(sums.wastedEnergy, reported.get("wasted_j"));
    assertMean(sums.wasted, reported.get("wasted_s"));
    assertMean(sums.delay - sums.ran - sums.wasted, reported.get("waiting_s"));
    double parts = 0;
    for (JsonNode part : reported.get("parts_s")) {
      parts += part.doubleValue();
    }
    assertEquals(sums.ran / TRIALS, parts, 1e-6);
  }

  private static void assertMean(double sum, JsonNode mean) {
    assertEquals(sum / TRIALS, mean.doubleValue(), 1e-6);
  }

  /** The line's columns: channel, method, trial, five of session and start, seconds, joules. */
  private static void assertListed(Map<String, Sums> expected, List<String> lines) {
    Map<String, Sums> listed = new HashMap<>();
    for (String line : lines) {
      String[] fields = line.split(",", -1);
      Sums sums = listed.computeIfAbsent(fields[0] + "," + fields[1], none -> new Sums());
      sums.wasted += Double.parseDouble(fields[8]);
      sums.wastedEnergy += Double.parseDouble(fields[9]);
      sums.aborted++;
    }
    assertEquals(expected.keySet(), listed.keySet());
    expected.forEach(
        (name, sums) -> {
          Sums file = Objects.requireNonNull(listed.get(name));
          assertEquals(sums.aborted, file.aborted);
          assertEquals(sums.wasted, file.wasted, 1e-6);
          assertEquals(sums.wastedEnergy, file.wastedEnergy, 1e-6);
        });
  }

  private static Map<String, Sums> sums(List<CellResult> cells, Accounting accounting) {
    Map<String, Sums> all = new HashMap<>();
    for (CellResult cell : cells) {
      Sums sums =
          all.computeIfAbsent(
              cell.id().channel() + "," + cell.id().method().label(), none -> new Sums());
      sums.delay += cell.round().end().seconds() - cell.round().start().seconds();
      for (CommittedSession session : cell.round().sessions()) {
        sums.energy += accounting.joules(session.charge().energy());
        sums.ran += seconds(session.charge());
      }
      for (AbortedSession session : cell.round().aborted()) {
        sums.energy += accounting.joules(session.spent().energy());
        sums.wastedEnergy += accounting.joules(session.spent().energy());
        sums.wasted += seconds(session.spent());
        sums.aborted++;
      }
    }
    return all;
  }

  private static double seconds(SessionCharge charge) {
    return charge.span().end().seconds() - charge.span().start().seconds();
  }
}
