package org.splitkd.report.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.comparison.CellId;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.cost.SessionCharge;
import org.splitkd.report.Fixture;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.scenario.Method;
import org.splitkd.time.EmulatedInstant;

class SummaryJsonTest {

  @Test
  void shouldHaveTheLayoutThatIsPromised() throws JsonProcessingException {
    JsonNode root = parsed(Fixture.summary());

    assertEquals(List.of("channels", "claims", "memory", "seed", "trials"), keys(root));
    assertEquals(List.of("good", "poor"), keys(root.get("channels")));
    JsonNode good = root.get("channels").get("good");
    assertEquals(List.of("server-only", "device-only", "proposed"), keys(good));
    JsonNode proposed = good.get("proposed");
    assertEquals(
        List.of(
            "delay_s",
            "energy_j",
            "parts_s",
            "parts_j",
            "waiting_s",
            "aborted_sessions",
            "wasted_s",
            "wasted_j"),
        keys(proposed));
    assertEquals(List.of("device", "uplink", "server", "downlink"), keys(proposed.get("parts_s")));
    assertEquals(7, root.get("seed").longValue());
    assertEquals(2, root.get("trials").intValue());
  }

  @Test
  void shouldHoldTheMeans() throws JsonProcessingException {
    JsonNode channels = parsed(Fixture.summary()).get("channels");

    JsonNode proposed = channels.get("good").get("proposed");
    assertEquals(21, proposed.get("delay_s").doubleValue());
    assertEquals(1560, proposed.get("energy_j").doubleValue());
    assertEquals(2, proposed.get("parts_s").get("device").doubleValue());
    assertEquals(6, proposed.get("parts_s").get("uplink").doubleValue());
    assertEquals(6, proposed.get("parts_s").get("server").doubleValue());
    assertEquals(4, proposed.get("parts_s").get("downlink").doubleValue());
    assertEquals(3, proposed.get("waiting_s").doubleValue());
    assertEquals(0, proposed.get("aborted_sessions").intValue());
    assertEquals(1, channels.get("poor").get("proposed").get("aborted_sessions").intValue());
    assertEquals(120, channels.get("poor").get("device-only").get("delay_s").doubleValue());
  }

  @Test
  void shouldHoldTheClaims() throws JsonProcessingException {
    JsonNode claims = parsed(Fixture.summary()).get("claims");

    assertEquals(6, claims.size());
    JsonNode missed = claims.get(4);
    assertEquals(List.of("claim", "channel", "paper", "measured", "holds"), keys(missed));
    assertEquals("energy of proposed below device-only", missed.get("claim").textValue());
    assertEquals("good", missed.get("channel").textValue());
    assertEquals(0.19, missed.get("paper").doubleValue());
    assertEquals(340 / 1900.0, missed.get("measured").doubleValue(), 1e-12);
    assertFalse(missed.get("holds").booleanValue());
    assertTrue(claims.get(0).get("holds").booleanValue());
  }

  @Test
  void shouldHoldWhatDoesNotFitMemory() throws JsonProcessingException {
    JsonNode memory = parsed(Fixture.summary()).get("memory");

    assertEquals(1, memory.size());
    assertEquals(
        List.of(
            "method", "machine", "vehicle", "cut", "needed_bytes", "available_bytes", "sessions"),
        keys(memory.get(0)));
    assertEquals("device-only", memory.get(0).get("method").textValue());
    assertEquals("orin-nx", memory.get(0).get("machine").textValue());
    assertEquals(2, memory.get(0).get("vehicle").intValue());
    assertEquals(11, memory.get(0).get("cut").intValue());
    assertEquals(4, memory.get(0).get("sessions").intValue());
  }

  @Test
  void shouldBeJsonEvenWithoutACompletedSession() throws JsonProcessingException {
    List<CellResult> cells = new ArrayList<>();
    for (Method method : Fixture.DEFAULT.methods()) {
      RoundResult nothing =
          new RoundResult(
              1,
              List.of(),
              List.of(
                  new AbortedSession(
                      1,
                      1,
                      0,
                      1,
                      Optional.empty(),
                      SessionCharge.none(EmulatedInstant.START),
                      0,
                      AbortKind.SILENCE,
                      "silent",
                      false)),
              EmulatedInstant.START,
              EmulatedInstant.START,
              Optional.empty());
      cells.add(new CellResult(new CellId("good", method, 0), nothing));
    }

    JsonNode root = parsed(ComparisonSummary.of(Fixture.DEFAULT.scenario(), cells));

    JsonNode claim = root.get("claims").get(0);
    assertEquals(JsonNodeType.NULL, claim.get("measured").getNodeType());
    assertFalse(claim.get("holds").booleanValue());
    assertEquals(0, root.get("channels").get("good").get("proposed").get("delay_s").doubleValue());
  }

  private static JsonNode parsed(ComparisonSummary summary) throws JsonProcessingException {
    return new ObjectMapper().readTree(SummaryJson.render(summary));
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
