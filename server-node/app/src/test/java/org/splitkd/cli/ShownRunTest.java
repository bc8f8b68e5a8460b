package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.training.TinyDistillation;

/** Tests of the page of a finished run, comparison and distillation, in a real browser. */
@Tag("slow")
class ShownRunTest {

  private static final Set<String> SERIOUS = Set.of("serious", "critical");
  private static final int TRIALS = 3;

  @TempDir private static Path home;
  private static Browser browser;
  private static NodeProcess process;
  private static Path folder;
  private static String link;

  @BeforeAll
  static void show() throws Exception {
    Path teacher = Files.createDirectory(home.resolve("teacher"));
    TinyDistillation.writeTeacher(teacher);
    folder = home.resolve("run");
    new TinyRun(teacher, folder)
        .begin(
            "run",
            "--quiet",
            "--set",
            "run.trials=" + TRIALS,
            "--set",
            "workload.charge-as=models",
            "--set",
            "distillation.student={blocks=12,width=16,feed-forward-width=24,heads=2,key-value-heads=1}");
    process =
        NodeProcess.of(Map.of(), List.of("show", folder.toString(), "--dashboard", "127.0.0.1:0"));
    link = process.await(line -> line.contains("see it at")).replaceAll(".*(http\\S+).*", "$1");
    browser = new Browser();
  }

  @AfterAll
  static void end() {
    browser.close();
    process.close();
  }

  @Test
  void shouldShowEveryTrialOfTheComparison() throws IOException {
    Page page = browser.page();
    Shown shown = Shown.at(page, link + "#/comparison");
    JsonNode channels = json("summary.json").path("channels");
    shown.part("comparison-cell").nth(3 * 3 * TRIALS - 1).waitFor();
    List<Double> delays = shown.numbers("comparison-cell", "delay");
    List<Double> joules = shown.numbers("comparison-cell", "joules");
    int row = 0;
    for (JsonNode methods : channels) {
      for (JsonNode method : methods) {
        assertMean(method.path("delay_s"), delays, row);
        assertMean(method.path("energy_j"), joules, row);
        row++;
      }
    }
    assertEquals(3 * 3, row);
    Browser.photograph(page, "comparison");

    shown.part("comparison-cell").nth(4).click();
    shown.awaitSessions(TinyDistillation.VEHICLES);
    assertEquals(joules.get(4), shown.number("ledger-total"), 1e-12 * joules.get(4));
    Browser.photograph(page, "cell");
  }

  @Test
  void shouldShowWhatWasKnownAtAnyInstant() throws IOException {
    Shown shown = Shown.at(browser.page(), link + "#/");
    shown.awaitStatus("finished");
    shown.awaitSessions(2 * TinyDistillation.VEHICLES);
    assertEquals(
        json("distillation.json").at("/ledger/energy_j").asDouble(),
        shown.number("ledger-total"),
        1e-9);
    Locator slider = shown.part("slider");
    slider.press("Home");
    shown.awaitTime(0);
    assertEquals(0, shown.number("ledger-total"));

    for (int i = 0; i < 6; i++) {
      slider.press("PageUp");
    }
    double now = shown.number("emulated-time");
    assertTrue(now > 0);
    assertEquals(joulesUntil(now), shown.number("ledger-total"), 1e-9);
    Browser.photograph(shown.page(), "replay");

    shown.part("replay-speed").selectOption("1000");
    shown.part("play").click();
    shown
        .page()
        .waitForFunction(
            "all => Number(document.querySelector('[data-testid=ledger-total]').dataset.value) >= all",
            json("distillation.json").at("/ledger/energy_j").asDouble() - 1e-6);
  }

  @Test
  void shouldBeOfUseToEverybody() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1440, 390}) {
        Page page = browser.page(width, 844, scheme);
        for (String place : List.of("#/", "#/comparison", "#/cell/0", "#/files")) {
          page.navigate(link + place);
          page.getByTestId("status").waitFor();
          Browser.awaitFrames(page, 45); // in which the page comes to rest
          String name = place.substring(2).replace('/', '-');
          Browser.photograph(
              page, "look-" + scheme + "-" + width + "-" + (name.isEmpty() ? "run" : name));
          assertEquals(List.of(), violations(page), place + " at " + width + " " + scheme);
          assertEquals(
              true,
              page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
              place + " is wider than " + width);
        }
        page.context().close();
      }
    }
  }

  @Test
  void shouldLoadNothingFromElsewhere() {
    Page page = browser.page();
    page.onRequest(request -> assertTrue(request.url().startsWith(link), request.url()));
    page.onConsoleMessage(
        message -> assertTrue(!message.type().equals("error"), () -> message.text()));
    Shown shown = Shown.at(page, link + "#/");
    shown.awaitStatus("finished");
    shown.awaitSessions(2 * TinyDistillation.VEHICLES);
    String report = link + "files/report.html";
    page.navigate(report);
    assertEquals(1, page.locator("h1").count());
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(Rule::getId)
            .toList();
  }

  private static void assertMean(JsonNode expected, List<Double> values, int row) {
    double mean =
        values.subList(row * TRIALS, (row + 1) * TRIALS).stream()
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow();
    assertEquals(expected.asDouble(), mean, 1e-12 * mean);
  }

  /** The energy of the sessions that were over by then. */
  private static double joulesUntil(double now) throws IOException {
    double joules = 0;
    List<String> rows = Files.readAllLines(folder.resolve("distillation-sessions.csv"));
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      if (Double.parseDouble(cells[5]) + Double.parseDouble(cells[6]) <= now) {
        joules += Double.parseDouble(cells[7]);
      }
    }
    return joules;
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }
}
