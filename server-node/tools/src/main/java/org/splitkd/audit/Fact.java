package org.splitkd.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.splitkd.journal.StoredEvent;

/**
 * A stored event.
 *
 * @param kind the simple name of the class that wrote it
 */
record Fact(long sequence, String kind, JsonNode content) {

  static final String RUN_STARTED = "RunStarted";
  static final String RUN_RESUMED = "RunResumed";
  static final String INTERRUPTED = "SessionInterrupted";
  static final String ROUND_STARTED = "RoundStarted";
  static final String SELECTED = "VehicleSelected";
  static final String LEFT_OUT = "VehicleLeftOut";
  static final String COMMITTED = "SessionCommitted";
  static final String ABORTED = "SessionAborted";
  static final String ROUND_COMPLETED = "RoundCompleted";
  static final String DEPLOYED = "DeploymentEnded";
  static final String RUN_COMPLETED = "RunCompleted";

  static Fact of(StoredEvent event) {
    String type = event.type();
    String kind = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return new Fact(event.sequence(), kind, event.content());
  }

  boolean is(String other) {
    return kind.equals(other);
  }

  boolean ofSession() {
    return is(SELECTED) || is(COMMITTED) || is(ABORTED);
  }

  boolean inRound() {
    return ofSession() || is(LEFT_OUT);
  }

  /** Whether the vehicle of an aborted session keeps its turn. Version 1 lacks the field. */
  boolean retried() {
    return content.path("retried").asBoolean(false);
  }

  Session session() {
    return Session.of(content.path("session"));
  }

  /** The index of the vehicle that the event names, itself or by its session; -1 if none. */
  int vehicle() {
    return ofSession() ? session().vehicle() : content.path("vehicle").asInt(-1);
  }

  /** An instant, s. */
  double seconds(String... path) {
    JsonNode node = content;
    for (String name : path) {
      node = node.path(name);
    }
    return node.path("seconds").asDouble(Double.NaN);
  }

  String says(String violation) {
    return "event " + sequence + ", " + kind + ": " + violation;
  }
}
