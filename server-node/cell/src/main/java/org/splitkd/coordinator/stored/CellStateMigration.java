package org.splitkd.coordinator.stored;

import akka.serialization.jackson.JacksonMigration;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Rejects snapshots of any version but the current one. No event is ever deleted, so the state is
 * rebuilt from the events instead.
 */
public final class CellStateMigration extends JacksonMigration {

  private static final int VERSION = 3;

  @Override
  public int currentVersion() {
    return VERSION;
  }

  @Override
  public JsonNode transform(int fromVersion, JsonNode json) {
    throw new IllegalArgumentException("snapshot of version " + fromVersion);
  }
}
