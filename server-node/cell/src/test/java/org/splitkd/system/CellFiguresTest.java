package org.splitkd.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellRun;
import org.splitkd.cost.SessionCharge;
import org.splitkd.metrics.NodeFigures;
import org.splitkd.metrics.PrometheusText;
import org.splitkd.metrics.Scrape;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** The figures counted for a cell. */
@Tag("slow")
class CellFiguresTest {

  @Test
  void shouldHaveNoMoreSeriesAfterAThousandAbortsOfDifferentReasons() throws Exception {
    ActorTestKit node = ActorTestKit.create("figures", Scrape.CONFIG);
    try {
      int before = Scrape.of(node.system()).samples().size();
      CellFigures figures = new CellFigures(NodeFigures.of(node.system()).run());
      for (int i = 0; i < 1000; i++) {
        figures.count(new CellProgress.SessionGivenUp(aborted(i)));
      }
      PrometheusText after = Scrape.of(node.system());
      assertEquals(before, after.samples().size());
      assertEquals(1000, after.value("splitkd_sessions_aborted_total", "reason", "failure"));
      assertEquals(2000, after.value("splitkd_energy_joules_total", "use", "wasted"));
      assertEquals(10, after.value("splitkd_emulated_seconds_total"), 1e-9);
    } finally {
      node.shutdownTestKit();
    }
  }

  /** Earlier events were counted where they happened. */
  @Test
  void shouldNotCountAgainWhatWasBeforeARunWentOn() throws Exception {
    ActorTestKit node = ActorTestKit.create("resumed", Scrape.CONFIG);
    try {
      CellFigures figures = new CellFigures(NodeFigures.of(node.system()).run());
      figures.count(
          new CellProgress.Resumed(
              new CellRun(List.of(), List.of(), Optional.empty()),
              List.of(),
              List.of(aborted(0), aborted(1))));
      figures.count(new CellProgress.SessionGivenUp(aborted(2)));

      PrometheusText page = Scrape.of(node.system());
      assertEquals(1, page.sum("splitkd_sessions_aborted_total"));
      assertEquals(2, page.sum("splitkd_energy_joules_total"));
      assertEquals(0.01, page.value("splitkd_emulated_seconds_total"), 1e-9);
    } finally {
      node.shutdownTestKit();
    }
  }

  /** Sessions that follow one another, each a hundredth of a second long. */
  private static AbortedSession aborted(int i) {
    Interval span =
        new Interval(new EmulatedInstant(i * 0.01), new EmulatedInstant((i + 1) * 0.01));
    return new AbortedSession(
        1,
        i + 1,
        0,
        i + 1,
        Optional.empty(),
        new SessionCharge(span, TimeParts.NONE, EnergyParts.NONE),
        2,
        AbortKind.FAILURE,
        "vehicle " + i + " is not hosted: \"" + i + "\"",
        true);
  }
}
