package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.CaseStudy;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.comparison.CellResult;
import org.splitkd.scenario.Method;
import org.splitkd.system.ComparisonSystem;

/**
 * Checks the whole comparison, including its actors, against an independent implementation ({@code
 * src/test/reference/reference.py}) on the case study and on other values of every key.
 */
@Tag("slow")
class ReferenceTest {

  private static final double RELATIVE = 1e-6;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldEqualTheReference(List<String> sets, JsonNode expected) {
    List<CellResult> cells = run(sets);

    assertEquals(expected.size() * 3 * trials(cells), cells.size());
    for (var channel : expected.properties()) {
      for (var method : channel.getValue().properties()) {
        assertMeans(method.getValue(), select(cells, channel.getKey(), method.getKey()));
      }
    }
  }

  /** The published table of the case study, as printed. */
  @ParameterizedTest
  @CsvSource({
    "good, 173.9, 258.0, 122.4, 18.77, 18.17, 14.25",
    "normal, 213.0, 313.0, 133.6, 18.96, 18.44, 14.32",
    "poor, 321.4, 427.7, 146.5, 19.50, 19.00, 14.36"
  })
  void shouldReproduceTheCaseStudy(
      String channel, double t1, double t2, double t3, double e1, double e2, double e3) {
    List<CellResult> cells = run(List.of());
    double[] delays = {t1, t2, t3};
    double[] kilojoules = {e1, e2, e3};
    String[] methods = {"server-only", "device-only", "proposed"};
    for (int i = 0; i < 3; i++) {
      List<CellResult> selected = select(cells, channel, methods[i]);
      assertEquals(40, selected.size());
      assertEquals(delays[i], mean(selected, cell -> cell.round().delaySeconds()), 0.05);
      assertEquals(kilojoules[i], mean(selected, cell -> cell.round().joules()) / 1000, 0.005);
    }
  }

  @Test
  void shouldNotBeatServerOnlyInDelayWithTheSameOrderOfVehicles() {
    List<CellResult> cells = run(List.of("policy.selection=index"));
    for (String channel : List.of("good", "normal", "poor")) {
      double proposed =
          mean(select(cells, channel, "proposed"), cell -> cell.round().delaySeconds());
      double serverOnly =
          mean(select(cells, channel, "server-only"), cell -> cell.round().delaySeconds());
      assertTrue(
          proposed > serverOnly, channel + ": " + proposed + " s against " + serverOnly + " s");
    }
  }

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = ReferenceTest.class.getResourceAsStream("/reference/cases.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false)
          .map(
              one ->
                  Arguments.of(
                      StreamSupport.stream(one.get("set").spliterator(), false)
                          .map(JsonNode::asText)
                          .toList(),
                      one.get("channels")));
    }
  }

  private static List<CellResult> run(List<String> sets) {
    return ComparisonSystem.run(CaseStudy.with(sets.toArray(String[]::new)), 2, done -> {});
  }

  private static int trials(List<CellResult> cells) {
    return cells.stream().mapToInt(cell -> cell.id().trial()).max().orElse(-1) + 1;
  }

  private static List<CellResult> select(List<CellResult> cells, String channel, String method) {
    Method wanted = Method.labelled(method).orElseThrow();
    return cells.stream()
        .filter(cell -> cell.id().channel().equals(channel) && cell.id().method().equals(wanted))
        .toList();
  }

  private static void assertMeans(JsonNode expected, List<CellResult> cells) {
    JsonNode parts = expected.get("parts_s");
    assertMean(expected.get("delay_s"), cells, cell -> cell.round().delaySeconds());
    assertMean(expected.get("energy_j"), cells, cell -> cell.round().joules());
    assertMean(parts.get("device"), cells, cell -> sum(cell, TimeParts::device));
    assertMean(parts.get("uplink"), cells, cell -> sum(cell, TimeParts::uplink));
    assertMean(parts.get("server"), cells, cell -> sum(cell, TimeParts::server));
    assertMean(parts.get("downlink"), cells, cell -> sum(cell, TimeParts::downlink));
  }

  private static void assertMean(
      JsonNode expected, List<CellResult> cells, ToDoubleFunction<CellResult> figure) {
    assertEquals(expected.asDouble(), mean(cells, figure), expected.asDouble() * RELATIVE);
  }

  private static double mean(List<CellResult> cells, ToDoubleFunction<CellResult> figure) {
    return cells.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static double sum(CellResult cell, ToDoubleFunction<TimeParts> part) {
    return cell.round().sessions().stream()
        .mapToDouble(session -> part.applyAsDouble(session.charge().time()))
        .sum();
  }
}
