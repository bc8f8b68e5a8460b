package org.splitkd.coordinator.stored;

import akka.serialization.jackson.JacksonMigration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.CellEvent;

/**
 * Reads {@link CellEvent.VehicleLeftOut} of version 1, in which the vehicle was always one that is
 * never in coverage.
 */
public final class VehicleLeftOutMigration extends JacksonMigration {

  private static final int VERSION = 2;

  @Override
  public int currentVersion() {
    return VERSION;
  }

  @Override
  public JsonNode transform(int fromVersion, JsonNode json) {
    return ((ObjectNode) json).put("kind", AbortKind.COVERAGE.name());
  }
}
