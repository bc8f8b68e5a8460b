package org.splitkd.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.ComparisonSystem;

/** A comparison keeps no events: a cell is run again when a reader opens it. */
@Tag("slow")
class ComparedCellsTest {

  private static final Scenario SCENARIO =
      CaseStudy.with(
          "run.trials=1",
          "policy.methods=[proposed]",
          "faults.vehicle-dies=0.5",
          "radio.channels={good:-166}");

  @Test
  void shouldTellWhatReallyHappenedAndWhy() throws Exception {
    List<CellResult> results = ComparisonSystem.run(SCENARIO, 2, done -> {});
    List<CommittedSession> sessions = results.get(0).round().sessions();
    List<AbortedSession> aborted = results.get(0).round().aborted();
    assertTrue(!aborted.isEmpty() && !sessions.isEmpty(), results.toString());

    List<JsonNode> log = log(ComparedCells.of(SCENARIO, results, new RunLog()));

    assertEquals(
        sessions.stream().map(one -> one.cut().index() + " " + one.ghz()).toList(),
        chosen(log, "committed"));
    assertEquals(
        aborted.stream()
            .map(one -> one.chosen().orElseThrow())
            .map(one -> one.cut().index() + " " + one.ghz())
            .toList(),
        chosen(log, "aborted"));
    for (JsonNode entry : log) {
      if (entry.path("type").asText().equals("selected")) {
        assertTrue(entry.path("why").asText().startsWith("Of the vehicles in coverage"));
        JsonNode first = entry.path("candidates").path(0);
        assertEquals(entry.path("vehicle"), first.path("vehicle"));
        assertEquals(entry.path("cut"), first.path("cut"));
        assertTrue(
            StreamSupport.stream(entry.path("candidates").spliterator(), false)
                .allMatch(one -> one.path("delayS").asDouble() >= first.path("delayS").asDouble()));
      }
    }
  }

  @Test
  void shouldNotShowACellThatComesOutOtherwise() {
    List<CellResult> results =
        ComparisonSystem.run(
            CaseStudy.with(
                "run.trials=1", "policy.methods=[proposed]", "radio.channels={good:-166}"),
            2,
            done -> {});

    assertThrows(
        IllegalStateException.class,
        () -> ComparedCells.of(SCENARIO, results, new RunLog()).log(0));
  }

  private static List<String> chosen(List<JsonNode> log, String type) {
    return log.stream()
        .filter(entry -> entry.path("type").asText().equals(type))
        .map(entry -> entry.path("cut").asInt() + " " + entry.path("ghz").asDouble())
        .toList();
  }

  private static List<JsonNode> log(ComparedCells cells) throws Exception {
    List<JsonNode> entries = new ArrayList<>();
    for (String entry : cells.log(0).orElseThrow().from(0, Integer.MAX_VALUE)) {
      entries.add(new ObjectMapper().readTree(entry));
    }
    return Collections.unmodifiableList(entries);
  }
}
