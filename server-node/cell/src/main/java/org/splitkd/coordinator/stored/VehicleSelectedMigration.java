package org.splitkd.coordinator.stored;

import akka.serialization.jackson.JacksonMigration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.splitkd.coordinator.CellEvent;

/** Reads {@link CellEvent.VehicleSelected} of version 1, which had no rationale. */
public final class VehicleSelectedMigration extends JacksonMigration {

  private static final int VERSION = 2;

  @Override
  public int currentVersion() {
    return VERSION;
  }

  @Override
  public JsonNode transform(int fromVersion, JsonNode json) {
    return ((ObjectNode) json).putNull("why");
  }
}
