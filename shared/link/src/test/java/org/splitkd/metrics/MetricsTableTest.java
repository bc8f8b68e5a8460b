package org.splitkd.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.metrics.PrometheusText.Family;

/** The table for operators matches the metrics of a node. */
@Tag("slow")
class MetricsTableTest {

  private static final Path FILE =
      Path.of(System.getProperty("splitkd.home"), "docs", "observability.md");

  @Test
  void shouldBeWhatANodeTells() throws Exception {
    List<String> told;
    try (LoneNode node = new LoneNode()) {
      told = node.scrape().families().values().stream().map(MetricsTableTest::row).toList();
    }
    List<String> written =
        Files.readAllLines(FILE).stream().filter(line -> line.startsWith("| `")).toList();
    assertEquals(
        told.stream().sorted().collect(Collectors.joining("\n")),
        written.stream().sorted().collect(Collectors.joining("\n")));
  }

  private static String row(Family family) {
    return "| `%s` | %s | %s | %s |"
        .formatted(family.name(), family.type(), labels(family), family.help());
  }

  /** Returns the labels, with their values for the program's own metrics. */
  private static String labels(Family family) {
    return family.labels().stream()
        .map(
            label ->
                family.name().startsWith("splitkd_")
                    ? "`" + label + "`: " + values(family, label)
                    : "`" + label + "`")
        .collect(Collectors.joining("; "));
  }

  private static String values(Family family, String label) {
    return family.samples().stream()
        .map(sample -> sample.labels().get(label))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
