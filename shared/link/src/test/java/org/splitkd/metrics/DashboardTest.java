package org.splitkd.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.metrics.PrometheusText.Family;
import org.splitkd.metrics.PrometheusText.Sample;

/** Compares the dashboard with a node's metrics page: it must show only what a node exposes. */
@Tag("slow")
class DashboardTest {

  private static final Path FILE =
      Path.of(System.getProperty("splitkd.home"), "k8s", "grafana-dashboard.json");

  /** Labels that Prometheus adds to what it scrapes. */
  private static final Set<String> TARGET = Set.of("instance", "job");

  private static final Pattern VARIABLE = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");
  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{([^}]*)}");
  private static final Pattern MATCHER =
      Pattern.compile("\\s*(\\w+)\\s*(=~|=|!=|!~)\\s*\"[^\"]*\"");
  private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][\\w:]*");
  private static final Set<String> FUNCTIONS = Set.of("sum", "max", "rate", "increase");

  private static JsonNode dashboard = new ObjectMapper().createObjectNode();

  /** The labels of each sample name's family. */
  private static final Map<String, Set<String>> LABELS = new HashMap<>();

  @BeforeAll
  static void read() throws Exception {
    dashboard = new ObjectMapper().readTree(FILE.toFile());
    try (LoneNode node = new LoneNode()) {
      for (Family family : node.scrape().families().values()) {
        for (Sample sample : family.samples()) {
          LABELS.put(sample.name(), family.labels());
        }
      }
    }
  }

  @AfterAll
  static void forget() {
    LABELS.clear();
  }

  @Test
  void shouldAskOnlyForWhatANodeTells() {
    List<String> asked = new ArrayList<>();
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        asked.add(target.get("expr").asText());
        assertAsksForWhatIsTold(target.get("expr").asText(), target.get("legendFormat").asText());
      }
    }
    assertTrue(asked.size() >= 20, asked.toString());
  }

  @Test
  void shouldListNodesByAMetricThatAllHave() {
    for (JsonNode variable : dashboard.at("/templating/list")) {
      if (variable.get("type").asText().equals("query")) {
        Matcher query = VARIABLE.matcher(variable.at("/query/query").asText());
        assertTrue(query.matches(), variable.toString());
        assertTrue(LABELS.containsKey(query.group(1)), query.group(1));
        assertTrue(TARGET.contains(query.group(2)), query.group(2));
      }
    }
  }

  @Test
  void shouldBeWhatGrafanaReads() {
    assertTrue(dashboard.get("schemaVersion").isInt());
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : panels()) {
      assertTrue(ids.add(panel.get("id").asInt()), "an id twice: " + panel);
      if (!panel.get("type").asText().equals("row")) {
        assertFalse(panel.get("title").asText().isBlank());
        assertFalse(panel.path("description").asText().isBlank(), panel.toString());
        assertFalse(panel.at("/fieldConfig/defaults/unit").asText().isBlank(), panel.toString());
        assertEquals("${datasource}", panel.at("/datasource/uid").asText());
      }
    }
  }

  @Test
  void shouldNotLetPanelsOverlap() {
    Set<String> taken = new HashSet<>();
    for (JsonNode panel : panels()) {
      JsonNode place = panel.get("gridPos");
      int right = place.get("x").asInt() + place.get("w").asInt();
      assertTrue(right <= 24, panel.toString());
      for (int x = place.get("x").asInt(); x < right; x++) {
        for (int y = 0; y < place.get("h").asInt(); y++) {
          assertTrue(taken.add(x + "," + (place.get("y").asInt() + y)), panel.toString());
        }
      }
    }
  }

  @Test
  void shouldNameNoHost() throws IOException {
    String text = dashboard.toString();
    assertFalse(text.contains("://"), "an address");
    assertFalse(text.contains("localhost"), "a host");
    assertFalse(Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+").matcher(text).find());
  }

  private static void assertAsksForWhatIsTold(String expression, String legend) {
    Set<String> labels = new TreeSet<>();
    Matcher selector = SELECTOR.matcher(expression);
    int selectors = 0;
    while (selector.find()) {
      selectors++;
      String name = selector.group(1);
      assertTrue(LABELS.containsKey(name), () -> "no node tells " + name);
      labels.addAll(LABELS.get(name));
      Matcher label = MATCHER.matcher(selector.group(2));
      while (label.find()) {
        assertIn(Set.copyOf(LABELS.get(name)), label.group(1), expression);
      }
    }
    assertTrue(selectors > 0, expression);
    Matcher by = BY.matcher(expression);
    while (by.find()) {
      Matcher label = WORD.matcher(by.group(1));
      while (label.find()) {
        assertIn(labels, label.group(), expression);
      }
    }
    Matcher shown = LEGEND.matcher(legend);
    while (shown.find()) {
      assertIn(labels, shown.group(1), expression);
    }
    // The rest contains only functions: no metric may stand without braces.
    String rest =
        BY.matcher(SELECTOR.matcher(expression).replaceAll("")).replaceAll("").replace("$__", "");
    Matcher word = WORD.matcher(rest.replace("[rate_interval]", ""));
    while (word.find()) {
      assertTrue(FUNCTIONS.contains(word.group()), () -> word.group() + " in " + expression);
    }
  }

  private static void assertIn(Set<String> labels, String label, String expression) {
    assertTrue(
        TARGET.contains(label) || labels.contains(label),
        () -> "no label " + label + ": " + expression);
  }

  private static List<JsonNode> panels() {
    List<JsonNode> panels = new ArrayList<>();
    dashboard.get("panels").forEach(panels::add);
    return panels;
  }
}
