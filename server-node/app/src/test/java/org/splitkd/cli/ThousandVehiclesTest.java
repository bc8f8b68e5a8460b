package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.CaseStudy;

/** Test of the page with a cell of a thousand vehicles over more than an hour of emulated time. */
@Tag("slow")
class ThousandVehiclesTest {

  private static final int VEHICLES = 1_000;
  private static final double HOUR = 3_600;

  /** Normal variation between garbage collections, MB. */
  private static final double MOST_GROWTH = 8;

  @TempDir private Path home;

  @Test
  void shouldMoveSmoothlyAndGrowNoMemory() throws Exception {
    Path folder = home.resolve("compared");
    Said said =
        Said.by(
            "compare",
            CaseStudy.file("quick.conf").toString(),
            "--quiet",
            "--out",
            folder.toString(),
            "--set",
            "fleet=[{device=orin-nx-16gb,count=" + VEHICLES + ",f-ghz=0.76}]",
            "--set",
            "run.trials=1",
            "--set",
            "policy.methods=[proposed]",
            "--set",
            "policy.selection=index");
    assertEquals(0, said.exit());
    try (Browser browser = new Browser();
        NodeProcess process =
            NodeProcess.of(
                Map.of(), List.of("show", folder.toString(), "--dashboard", "127.0.0.1:0"))) {
      String link =
          process.await(line -> line.contains("see it at")).replaceAll(".*(http\\S+).*", "$1");
      Page page = browser.page();
      Shown shown = Shown.at(page, link + "#/cell/0");
      shown.awaitSessions(VEHICLES);
      assertEquals("compared", page.locator("h1").textContent());
      shown.part("slider").press("Home");
      shown.part("replay-speed").selectOption("100");
      shown.part("play").click();
      awaitTime(shown, 400);
      double frames = ((Number) page.evaluate("window.splitkdFps")).doubleValue();
      double before = heapMb(page);

      shown.part("replay-speed").selectOption("1000");
      awaitTime(shown, 400 + HOUR);
      double growth = heapMb(page) - before;

      Browser.photograph(page, "thousand");
      Files.writeString(
          Path.of("target", "page", "thousand.txt"),
          String.format(
              Locale.ROOT,
              "1,000 vehicles: %.1f frames/s; after an hour of emulated time the heap has grown by %.2f MB of %.2f%n",
              frames,
              growth,
              before));
      assertTrue(frames > 0, "nothing moves");
      assertTrue(growth < MOST_GROWTH, "grew by " + growth + " MB");
    }
  }

  private static void awaitTime(Shown shown, double seconds) {
    shown
        .page()
        .waitForFunction(
            "at => Number(document.querySelector('[data-testid=emulated-time]').dataset.value) >= at",
            seconds);
  }

  /** The heap of the page after a garbage collection. */
  private static double heapMb(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("HeapProfiler.collectGarbage");
    JsonObject usage = session.send("Runtime.getHeapUsage");
    session.detach();
    return usage.get("usedSize").getAsDouble() / 1e6;
  }
}
