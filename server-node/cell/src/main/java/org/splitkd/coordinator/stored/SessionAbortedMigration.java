package org.splitkd.coordinator.stored;

import akka.serialization.jackson.JacksonMigration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.CellEvent;

/**
 * Reads {@link CellEvent.SessionAborted} of version 1, in which an aborted session cost nothing and
 * its vehicle was not tried again in the round, and of version 2, in which only a text gave the
 * reason.
 */
public final class SessionAbortedMigration extends JacksonMigration {

  private static final int VERSION = 3;
  private static final int FIRST_CHARGED = 2;

  @Override
  public int currentVersion() {
    return VERSION;
  }

  @Override
  public JsonNode transform(int fromVersion, JsonNode json) {
    ObjectNode event = (ObjectNode) json;
    if (fromVersion < FIRST_CHARGED) {
      chargeNothing(event);
    }
    return event.put("kind", kind(event.path("reason").asText()).name());
  }

  private static void chargeNothing(ObjectNode event) {
    ObjectNode spent = event.putObject("spent");
    ObjectNode span = spent.putObject("span");
    span.putObject("start").put("seconds", 0.0);
    span.putObject("end").put("seconds", 0.0);
    spent
        .putObject("time")
        .put("device", 0.0)
        .put("uplink", 0.0)
        .put("server", 0.0)
        .put("downlink", 0.0);
    spent
        .putObject("energy")
        .put("server", 0.0)
        .put("device", 0.0)
        .put("transmit", 0.0)
        .put("receive", 0.0)
        .put("serverWaiting", 0.0)
        .put("deviceIdle", 0.0)
        .put("baseStation", 0.0);
    event.put("joules", 0.0).put("retried", false);
  }

  /** Maps the reasons of versions 1 and 2 to kinds. These texts are fixed; today's may change. */
  private static AbortKind kind(String reason) {
    if (reason.startsWith("out of coverage")) {
      return AbortKind.COVERAGE;
    }
    return switch (reason) {
      case "the battery is empty" -> AbortKind.BATTERY;
      case "the vehicle died" -> AbortKind.DIED;
      case "the vehicle is lost" -> AbortKind.LOST;
      case "no answer within the timeout" -> AbortKind.SILENCE;
      default -> AbortKind.FAILURE;
    };
  }
}
