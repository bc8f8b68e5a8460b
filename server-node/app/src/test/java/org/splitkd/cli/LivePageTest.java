package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.training.TinyDistillation;

/** Tests of the live page of a real run in a separate process, in a real browser. */
@Tag("slow")
class LivePageTest {

  private static final int SESSIONS = TinyDistillation.VEHICLES * 2;

  /** Tiny models charged as large ones: fast to run, with emulated sessions of ten seconds. */
  private static final List<String> LIFE_SIZE =
      List.of(
          "workload.charge-as=models",
          "distillation.student={blocks=12,width=16,feed-forward-width=24,heads=2,key-value-heads=1}");

  private static Browser browser;

  @TempDir private Path home;
  private TinyRun run;
  private String link = "";
  private String where = "";

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void prepare() throws IOException {
    Path teacher = Files.createDirectory(home.resolve("teacher"));
    TinyDistillation.writeTeacher(teacher);
    run = new TinyRun(teacher, home.resolve("run"));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      where = "127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void shouldShowARunFromItsStartToItsEnd() throws Exception {
    try (NodeProcess process = begin("train", "--pace", "1x")) {
      Page page = browser.page();
      Shown shown = Shown.at(page, link);
      shown.awaitStatus("running");
      PlaywrightAssertions.assertThat(shown.part("decision")).isVisible();
      Browser.photograph(page, "running");

      shown.part("pace").selectOption(""); // unlimited
      shown.awaitStatus("finished");
      assertEquals(0, process.exit());

      assertShowsTheResults(shown);
      PlaywrightAssertions.assertThat(shown.part("banner")).containsText("ended");
      Browser.photograph(page, "finished");
    }
  }

  @Test
  void shouldStandStillWhilePausedAndGoOnAtAnotherPace() throws Exception {
    try (NodeProcess process = begin("train", "--pace", "0.5x")) {
      Shown shown = Shown.at(browser.page(), link);
      PlaywrightAssertions.assertThat(shown.part("decision"))
          .hasAttribute("data-cut", Pattern.compile("[0-9]+"));
      shown.part("pause").click();
      shown.awaitStatus("paused");
      JsonNode before = stream(shown);
      double seconds = before.at("/head/nowS").asDouble();
      shown.awaitTime(seconds);
      Browser.awaitFrames(shown.page(), 60);
      shown.awaitTime(seconds);
      assertEquals(before, stream(shown));

      shown.part("pause").click();
      shown.awaitStatus("running");
      shown.part("pace").selectOption("1000");
      shown.awaitStatus("finished");
      assertEquals(0, process.exit());
      assertShowsTheResults(shown);
    }
  }

  @Test
  void shouldShowTheSameAgainWhenReloadedInMidRun() throws Exception {
    try (NodeProcess process = begin("train", "--pace", "4x")) {
      assertTrue(process.runs());
      Shown shown = Shown.at(browser.page(), link);
      shown.awaitSessions(2);
      shown.part("pause").click();
      shown.awaitStatus("paused");
      double total = shown.number("ledger-total");
      double time = stream(shown).at("/head/nowS").asDouble();
      shown.awaitTime(time);
      String decision = shown.part("decision").innerText();

      shown.page().reload();
      shown.awaitStatus("paused");
      shown.awaitSessions(2);

      assertEquals(total, shown.number("ledger-total"));
      shown.awaitTime(time);
      assertEquals(decision, shown.part("decision").innerText());
    }
  }

  @Test
  void shouldSayThatTheServerIsGoneAndFollowTheOneThatGoesOn() throws Exception {
    Shown shown;
    double total;
    try (NodeProcess process = begin("train", "--pace", "4x")) {
      shown = Shown.at(browser.page(), link);
      shown.awaitSessions(2);
      process.kill();
      shown.awaitStatus("disconnected");
      PlaywrightAssertions.assertThat(shown.part("banner")).isVisible();
      Browser.photograph(shown.page(), "disconnected");
      total = shown.number("ledger-total");
      assertTrue(total > 0);
    }
    try (NodeProcess process =
        NodeProcess.of(
            Map.of(),
            List.of("resume", run.folder().toString(), "--dashboard", where, "--pace", "20x"))) {
      try {
        shown.awaitStatus("finished");
      } catch (AssertionError other) {
        throw new AssertionError("the process said: " + process.lines(), other);
      }
      assertEquals(0, process.exit());
      assertTrue(shown.number("ledger-total") > total);
      assertShowsTheResults(shown);
      assertTrue(
          shown.part("journal-row").allInnerTexts().stream()
              .anyMatch(row -> row.contains("resumed")));
    }
  }

  private NodeProcess begin(String command, String... more) throws Exception {
    List<String> arguments = run.arguments(command, more);
    arguments.addAll(List.of("--dashboard", where));
    for (String set : LIFE_SIZE) {
      arguments.addAll(List.of("--set", set));
    }
    NodeProcess process = NodeProcess.of(Map.of(), arguments);
    // The link has the key for pausing, which is another one in every process.
    link =
        process
            .await(line -> line.contains("watch it at http://" + where + "/?key="))
            .replaceAll(".*(http\\S+).*", "$1");
    return process;
  }

  /** The first event of the server's stream, which has the run so far; it may come in parts. */
  private static JsonNode stream(Shown shown) throws IOException {
    Object text =
        shown
            .page()
            .evaluate(
                "async () => { const stop = new AbortController();"
                    + " const reader = (await fetch('api/stream?from=0', {signal: stop.signal})).body.getReader();"
                    + " const decoder = new TextDecoder(); let text = ''; let part;"
                    + " do { part = await reader.read(); text += decoder.decode(part.value, {stream: true}); }"
                    + " while (!part.done && !text.includes('\\n\\n'));"
                    + " stop.abort(); const start = text.indexOf('data: ') + 6;"
                    + " return text.slice(start, text.indexOf('\\n\\n', start)); }");
    return new ObjectMapper().readTree(String.valueOf(text));
  }

  /** Checks the page's ledger, rounds and perplexities against the results. */
  private void assertShowsTheResults(Shown shown) throws IOException {
    shown.awaitSessions(SESSIONS);
    JsonNode results =
        new ObjectMapper().readTree(run.folder().resolve("distillation.json").toFile());
    JsonNode ledger = results.path("ledger");
    assertNear(ledger.path("energy_j").asDouble(), shown.number("ledger-total"));
    assertNear(ledger.path("emulated_s").asDouble(), shown.number("ledger-delay"));
    for (JsonNode round : results.path("rounds")) {
      var row =
          shown
              .page()
              .locator("[data-testid=round-row][data-round='" + round.path("round").asInt() + "']");
      assertEquals(round.path("perplexity").asDouble(), Shown.number(row, "perplexity"));
      assertNear(round.path("energy_j").asDouble(), Shown.number(row, "joules"));
      assertNear(round.path("emulated_s").asDouble(), Shown.number(row, "delay"));
    }
    assertEquals(results.path("rounds").size(), shown.part("round-row").count());
    assertFalse(shown.part("files-link").allInnerTexts().isEmpty());
  }

  /** Equal up to the rounding of sums in another order. */
  private static void assertNear(double expected, double actual) {
    assertEquals(expected, actual, 1e-12 * expected);
  }
}
