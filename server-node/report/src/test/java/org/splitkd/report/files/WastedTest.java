package org.splitkd.report.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.coordinator.CellRun;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.Fixture;
import org.splitkd.report.WastedFixture;
import org.splitkd.report.console.ConsoleDistillation;
import org.splitkd.report.console.ConsoleSummary;
import org.splitkd.report.html.AbortedTable;
import org.splitkd.report.html.ComparisonSection;
import org.splitkd.report.html.ReportPages;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationLedger;
import org.splitkd.report.summary.DistillationRound;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.Wasted;

/** The time and energy of aborted sessions in every output. */
class WastedTest {

  @Test
  void shouldKeepWasteBesideWhatWasOfUse() {
    DistillationLedger ledger = WastedFixture.distillation().ledger();

    assertEquals(43, ledger.seconds());
    assertEquals(1300, ledger.joules());
    assertEquals(3, ledger.sessions());
    assertEquals(new TimeParts(3, 12, 9, 6), ledger.time());
    assertEquals(5, ledger.waitingSeconds(), 1e-12);
    assertEquals(new EnergyParts(1200, 0, 0, 0, 21, 24, 27), ledger.energy());
    assertEquals(
        new Wasted(
            3, 8, 100, new TimeParts(1, 4.5, 0, 2.5), new EnergyParts(10, 25, 45, 20, 5, 7, 9)),
        ledger.wasted());
  }

  @Test
  void shouldCallOnlyWaitingWhatIsWaiting() {
    assertEquals(
        List.of(2.0, 3.0),
        WastedFixture.distillation().rounds().stream()
            .map(DistillationRound::waitingSeconds)
            .toList());
  }

  @Test
  void shouldWriteTheLedgerForPrograms() throws JsonProcessingException {
    JsonNode root = parsed(DistillationJson.render(WastedFixture.distillation()));

    assertEquals(1300, root.at("/ledger/energy_j").doubleValue());
    assertEquals(
        parsed(
            """
            {"sessions": 3, "seconds": 8.0, "joules": 100.0,
             "parts_s": {"device": 1.0, "uplink": 4.5, "server": 0.0, "downlink": 2.5},
             "parts_j": {"server": 10.0, "device": 25.0, "transmit": 45.0, "receive": 20.0,
                         "server_waiting": 5.0, "device_idle": 7.0, "base_station": 9.0}}
            """),
        root.at("/ledger/wasted"));
    assertEquals(
        parsed(
            """
            [{"round": 1, "order": 2, "vehicle": 1, "attempt": 1, "start_s": 12.0, "seconds": 3.0,
              "joules": 40.0, "reason": "the vehicle died", "retried": true},
             {"round": 2, "order": 1, "vehicle": 1, "attempt": 1, "start_s": 26.0, "seconds": 5.0,
              "joules": 60.0, "reason": "out of coverage,\\n\\"far\\"", "retried": false},
             {"round": 2, "order": 3, "vehicle": 2, "attempt": 2, "start_s": 0.0, "seconds": 0.0,
              "joules": 0.0, "reason": "silent", "retried": false}]
            """),
        root.get("aborted"));
  }

  @Test
  void shouldListWhatADistillationGaveUp() {
    assertEquals(
        """
        round,order,vehicle,attempt,start_s,seconds,joules,reason,retried
        1,2,1,1,12.0,3.0,40.0,the vehicle died,true
        2,1,1,1,26.0,5.0,60.0,"out of coverage, ""far""\",false
        2,3,2,2,0.0,0.0,0.0,silent,false
        """,
        AbortedCsv.render(WastedFixture.distillation()));
  }

  @Test
  void shouldListWhatAComparisonGaveUp() {
    assertEquals(
        """
        channel,method,trial,round,order,vehicle,attempt,start_s,seconds,joules,reason,retried
        good,proposed,1,1,2,1,1,12.0,3.0,40.0,the vehicle died,true
        good,proposed,2,2,1,1,1,26.0,5.0,60.0,"out of coverage, ""far""\",false
        good,proposed,2,2,3,2,2,0.0,0.0,0.0,silent,false
        """,
        AbortedCsv.render(WastedFixture.cells()));
  }

  @Test
  void shouldWriteAHeaderAloneWhereNothingWasGivenUp() {
    String header = "round,order,vehicle,attempt,start_s,seconds,joules,reason,retried\n";

    assertEquals("channel,method,trial," + header, AbortedCsv.render(List.of()));
    assertEquals(header, AbortedCsv.render(plain()));
  }

  @Test
  void shouldAverageOverTheRoundsOfAMethod() throws JsonProcessingException {
    JsonNode method =
        parsed(SummaryJson.render(WastedFixture.comparison())).at("/channels/good/proposed");

    assertEquals(21.5, method.get("delay_s").doubleValue());
    assertEquals(650, method.get("energy_j").doubleValue());
    assertEquals(6, method.at("/parts_s/uplink").doubleValue());
    assertEquals(2.5, method.get("waiting_s").doubleValue(), 1e-12);
    assertEquals(3, method.get("aborted_sessions").intValue());
    assertEquals(4, method.get("wasted_s").doubleValue());
    assertEquals(50, method.get("wasted_j").doubleValue());
  }

  @Test
  void shouldTellADistillationsReader() {
    String console =
        ConsoleDistillation.render(WastedFixture.distillation()).replaceAll("\\s+", " ");

    assertTrue(console.contains("waiting 5.0 s, wasted 8.0 s;"), console);
    assertTrue(console.contains("3 sessions aborted: 0.10 kJ wasted"), console);
    assertTrue(console.contains("round 1 vehicle 1 (the vehicle died), retried; round 2"), console);
    String quiet = ConsoleDistillation.render(plain());
    assertFalse(quiet.contains("aborted") || quiet.contains("wasted"), quiet);
  }

  @Test
  void shouldTellAComparisonsReader() {
    String console = ConsoleSummary.render(WastedFixture.comparison()).replaceAll("\\s+", " ");

    assertTrue(
        console.contains(
            "3 sessions aborted: the wasted time and energy are part of the rounds' delay and"
                + " energy (good proposed 3, 4.0 s and 0.05 kJ a round). 2 vehicle turns ended"
                + " without a completed session; means that include them are too small."),
        console);
    String served =
        ConsoleSummary.render(
                ComparisonSummary.of(
                    Fixture.DEFAULT.scenario(), WastedFixture.cells().subList(0, 1)))
            .replaceAll("\\s+", " ");
    assertTrue(served.contains("(good proposed 1, 3.0 s and 0.04 kJ a round)."), served);
    assertFalse(served.contains("too small"), served);
  }

  @Test
  void shouldShowATableOfWhatWasGivenUp() {
    String table = AbortedTable.render(WastedFixture.distillation());

    assertTrue(
        table.contains(
            "<tr><th scope=\"row\">round 1, vehicle 1, attempt 1</th><td>the vehicle died</td>"
                + "<td class=\"n\">12.0</td><td class=\"n\">3.0</td><td class=\"n\">0.04</td>"
                + "<td class=\"n\">yes</td></tr>"),
        table);
    assertTrue(
        table.contains(
            "<tr><th scope=\"row\">Total wasted</th><td></td><td class=\"n\"></td>"
                + "<td class=\"n\">8.0</td><td class=\"n\">0.10</td><td class=\"n\"></td></tr>"),
        table);
    assertEquals("", AbortedTable.render(plain()));
  }

  @Test
  void shouldKeepTheTableSmall() {
    String table = AbortedTable.render(rounds(25));

    assertTrue(table.contains("round 20, vehicle 1"), table);
    assertFalse(table.contains("round 21, vehicle 1"), table);
    assertTrue(table.contains("and 5 more: distillation-aborted.csv"), table);
  }

  @Test
  void shouldShowWastedTimeAsPartOfARound() {
    String section = ComparisonSection.render(WastedFixture.comparison(), List.of());

    List<List<String>> rows = ReportPages.table(section, "Time of a round by part");
    assertTrue(rows.get(0).contains("Wasted"), rows.toString());
    assertTrue(
        rows.stream()
            .map(row -> row.stream().map(cell -> cell.split(" ", 2)[0]).toList())
            .filter(row -> row.size() == 8)
            .anyMatch(row -> row.subList(2, 7).equals(List.of("6.0", "4.5", "3.0", "2.5", "4.0"))),
        rows.toString());
    String plain = ComparisonSection.render(Fixture.DEFAULT.summarised(), List.of());
    assertFalse(plain.contains("Wasted"), plain);
  }

  private static DistillationSummary plain() {
    return DistillationSummary.of(
        DistillationFixture.scenario(), DistillationFixture.plainResult());
  }

  private static DistillationSummary rounds(int count) {
    return DistillationSummary.of(
        DistillationFixture.scenario(),
        DistillationFixture.result(
            new CellRun(
                IntStream.rangeClosed(1, count)
                    .mapToObj(round -> DistillationFixture.emptyRound(round, "lost"))
                    .toList(),
                List.of(),
                Optional.empty()),
            Optional.empty()));
  }

  private static JsonNode parsed(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json);
  }
}
