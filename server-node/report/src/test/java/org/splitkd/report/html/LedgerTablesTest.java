package org.splitkd.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.Fixture;
import org.splitkd.report.WastedFixture;
import org.splitkd.report.files.DistillationJson;
import org.splitkd.report.files.SummaryJson;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.words.Numbers;
import org.splitkd.scenario.Method;

/** The ledgers of the page agree with the files for programs. */
@Tag("slow")
class LedgerTablesTest {

  private static final String PAGE = ReportPages.both(ReportPages.config());

  @Test
  void shouldShowTheTimesOfTheSummary() throws JsonProcessingException {
    JsonNode channels = json(SummaryJson.render(Fixture.summary())).get("channels");
    List<List<String>> rows = ReportPages.table(PAGE, "Time of a round by part");

    List<List<String>> expected = new ArrayList<>();
    for (String channel : List.of("good", "poor")) {
      expected.add(List.of(channel));
      for (Method method : Fixture.DEFAULT.methods()) {
        JsonNode node = channels.get(channel).get(method.label());
        double all = node.get("delay_s").doubleValue();
        JsonNode parts = node.get("parts_s");
        expected.add(
            List.of(
                method.label(),
                seconds(parts.get("device"), all),
                seconds(parts.get("uplink"), all),
                seconds(parts.get("server"), all),
                seconds(parts.get("downlink"), all),
                seconds(node.get("waiting_s"), all),
                Numbers.seconds(all)));
      }
    }
    assertEquals(expected, rows.subList(1, rows.size()));
  }

  @Test
  void shouldShowTheEnergiesOfTheSummary() throws JsonProcessingException {
    JsonNode node =
        json(SummaryJson.render(Fixture.summary())).get("channels").get("good").get("proposed");
    double all = node.get("energy_j").doubleValue();

    assertEquals(1560, node.get("parts_j").get("server").doubleValue());
    assertTrue(
        ReportPages.table(PAGE, "Energy of a round by part")
            .contains(
                List.of(
                    "proposed",
                    joules(node.get("parts_j").get("server"), all),
                    joules(node.get("parts_j").get("device"), all),
                    joules(node.get("parts_j").get("transmit"), all),
                    joules(node.get("parts_j").get("receive"), all),
                    Numbers.kilojoules(all))));
  }

  @Test
  void shouldShowTheLedgerOfTheDistillation() throws JsonProcessingException {
    JsonNode ledger = json(DistillationJson.render(DistillationFixture.summary())).get("ledger");
    List<List<String>> rows = ReportPages.table(PAGE, "Ledger of the distillation");
    double seconds = ledger.get("emulated_s").doubleValue();
    double joules = ledger.get("energy_j").doubleValue();

    assertTrue(rows.contains(amount("Device", ledger.get("parts_s").get("device"), seconds)));
    assertTrue(rows.contains(amount("Uplink", ledger.get("parts_s").get("uplink"), seconds)));
    assertTrue(rows.contains(amount("Waiting", ledger.get("waiting_s"), seconds)));
    assertTrue(rows.contains(amount("Wasted", ledger.get("wasted").get("seconds"), seconds)));
    assertTrue(rows.contains(List.of("All rounds", Numbers.seconds(seconds), "")));
    assertTrue(
        rows.contains(
            List.of(
                "Sending",
                Numbers.kilojoules(ledger.get("parts_j").get("transmit").doubleValue()),
                Numbers.percent(ledger.get("parts_j").get("transmit").doubleValue() / joules))));
    assertTrue(rows.contains(List.of("All rounds", Numbers.kilojoules(joules), "")));
  }

  @Test
  void shouldShowWhatWasWasted() {
    ComparisonSummary struck = WastedFixture.comparison();
    String page = RunReport.render(struck, List.of(), ReportPages.config());
    List<List<String>> rows = ReportPages.table(page, "Time of a round by part");

    assertTrue(rows.get(0).contains("Wasted"), rows.toString());
  }

  @Test
  void shouldShowCutsAndFrequenciesByVehicle() {
    List<List<String>> rows = ReportPages.table(PAGE, "Cuts and frequencies by vehicle");

    assertEquals(List.of("good"), rows.get(1));
    assertEquals(List.of("1", "agx-orin, 1.00 GHz", "2 (100 %)", "2.00", "8.0", "2"), rows.get(2));
    assertEquals(
        List.of("2", "orin-nx, 1.00 GHz", "1 (50 %), 2 (50 %)", "2.20", "10.0", "2"), rows.get(3));
  }

  private static List<String> amount(String name, JsonNode part, double all) {
    return List.of(
        name, Numbers.seconds(part.doubleValue()), Numbers.percent(part.doubleValue() / all));
  }

  private static String seconds(JsonNode part, double all) {
    return Numbers.seconds(part.doubleValue()) + " " + Numbers.percent(part.doubleValue() / all);
  }

  private static String joules(JsonNode part, double all) {
    return Numbers.kilojoules(part.doubleValue()) + " " + Numbers.percent(part.doubleValue() / all);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
