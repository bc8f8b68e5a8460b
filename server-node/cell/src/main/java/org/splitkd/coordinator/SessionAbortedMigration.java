package org.splitkd.coordinator;

import akka.serialization.jackson.JacksonMigration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads {@link CellEvent.SessionAborted} of version 1, when a session that was given up cost
 * nothing and its vehicle was not tried again in the round.
 */
public final class SessionAbortedMigration extends JacksonMigration {

  private static final int VERSION = 2;

  @Override
  public int currentVersion() {
    return VERSION;
  }

  @Override
  public JsonNode transform(int fromVersion, JsonNode json) {
    ObjectNode event = (ObjectNode) json;
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
    return event.put("joules", 0.0).put("retried", false);
  }
}
