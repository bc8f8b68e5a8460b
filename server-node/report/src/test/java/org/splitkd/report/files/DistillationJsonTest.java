package org.splitkd.report.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CellRun;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.summary.DistillationSummary;

class DistillationJsonTest {

  @Test
  void shouldHaveTheLayoutThatIsPromised() throws JsonProcessingException {
    JsonNode root = parsed(DistillationFixture.summary());

    assertEquals(
        List.of(
            "teacher",
            "student",
            "untrained",
            "baseline",
            "held_out_tokens",
            "compression",
            "student_share_of_teacher",
            "gain_over_baseline",
            "rounds",
            "ledger",
            "aborted",
            "deployment",
            "settings"),
        keys(root));
    assertEquals(
        List.of("parameters", "loss", "perplexity", "accuracy"), keys(root.get("teacher")));
    assertEquals(
        List.of(
            "round",
            "perplexity",
            "accuracy",
            "baseline_perplexity",
            "loss",
            "emulated_s",
            "energy_j",
            "sessions",
            "aborted_sessions"),
        keys(root.get("rounds").get(0)));
    assertEquals(
        List.of("seconds", "joules", "bits", "vehicles", "failed"), keys(root.get("deployment")));
  }

  @Test
  void shouldHoldTheNumbers() throws JsonProcessingException {
    JsonNode root = parsed(DistillationFixture.summary());

    assertEquals(2_000_000, root.at("/student/parameters").longValue());
    assertEquals(1_500_000, root.at("/student/trained_parameters").longValue());
    assertEquals(Math.log(30), root.at("/student/loss").doubleValue());
    assertEquals(40, root.at("/baseline/perplexity").doubleValue());
    assertEquals(4096, root.at("/untrained/perplexity").doubleValue());
    assertEquals(16_000, root.at("/held_out_tokens").longValue());
    assertEquals(4, root.at("/compression").doubleValue());
    assertEquals(0.75, root.at("/student_share_of_teacher").doubleValue(), 1e-12);
    assertEquals(0.25, root.at("/gain_over_baseline/perplexity").doubleValue(), 1e-12);
    assertEquals(0.02, root.at("/gain_over_baseline/accuracy").doubleValue(), 1e-12);
    assertEquals(2.5, root.at("/rounds/0/loss").doubleValue());
    assertEquals(40, root.at("/rounds/1/baseline_perplexity").doubleValue());
    assertEquals(8, root.at("/rounds/1/emulated_s").doubleValue());
    assertEquals(1, root.at("/rounds/1/aborted_sessions").intValue());
    assertEquals(9, root.at("/ledger/parts_s/uplink").doubleValue());
    assertEquals(312.5, root.at("/ledger/parts_j/receive").doubleValue());
    assertEquals(1, root.at("/deployment/failed").intValue());
  }

  @Test
  void shouldHoldTheSettingsThatMatter() throws JsonProcessingException {
    JsonNode settings =
        parsed(
                DistillationSummary.of(
                    DistillationFixture.scenario(
                        "distillation.training=lora", "distillation.wire.smashed-data=int8"),
                    DistillationFixture.result()))
            .get("settings");

    assertEquals(7, settings.get("seed").longValue());
    assertEquals("proposed", settings.get("method").textValue());
    assertEquals("normal", settings.get("channel").textValue());
    assertEquals(2, settings.get("temperature").doubleValue());
    assertEquals(0.5, settings.get("alpha").doubleValue());
    assertEquals("lora", settings.get("training").textValue());
    assertEquals(8, settings.get("lora_rank").intValue());
    assertEquals("int8", settings.at("/wire/smashed_data").textValue());
    assertEquals("bf16", settings.at("/wire/gradient").textValue());
    assertEquals("models", settings.get("charge_as").textValue());
  }

  @Test
  void shouldBeNullWhereNothingWasMeasured() throws JsonProcessingException {
    JsonNode root =
        parsed(
            DistillationSummary.of(
                DistillationFixture.scenario(),
                DistillationFixture.result(
                    new CellRun(
                        List.of(DistillationFixture.emptyRound(1, "lost")),
                        List.of(),
                        Optional.empty()),
                    Optional.empty())));

    assertTrue(root.get("baseline").isNull());
    assertTrue(root.at("/gain_over_baseline/perplexity").isNull());
    assertTrue(root.at("/rounds/0/loss").isNull());
    assertTrue(root.at("/rounds/0/perplexity").isNull());
  }

  private static JsonNode parsed(DistillationSummary summary) throws JsonProcessingException {
    return new ObjectMapper().readTree(DistillationJson.render(summary));
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
