package org.splitkd.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import org.splitkd.time.Pace;

/**
 * A change of the pace by a reader, as JSON: {@code {"paused": true, "pace": 20}}, or one of the
 * two.
 */
final class Change {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Change() {}

  /**
   * Makes the whole change or none of it.
   *
   * @throws IllegalArgumentException if it is invalid; the message says what is allowed
   */
  static void apply(String text, Pace pace) {
    JsonNode change = parse(text);
    for (Iterator<String> names = change.fieldNames(); names.hasNext(); ) {
      check(names.next(), change);
    }
    if (change.has("pace")) {
      JsonNode factor = change.get("pace");
      pace.set(factor.isNull() ? Pace.UNLIMITED : factor.asDouble());
    }
    if (change.has("paused")) {
      if (change.get("paused").asBoolean()) {
        pace.pause();
      } else {
        pace.resume();
      }
    }
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode change = JSON.readTree(text);
      if (change != null && change.isObject()) {
        return change;
      }
    } catch (JsonProcessingException wrong) {
      // reported below
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  private static void check(String name, JsonNode change) {
    JsonNode value = change.get(name);
    switch (name) {
      case "paused" -> {
        if (!value.isBoolean()) {
          throw new IllegalArgumentException("paused = " + value + ": must be true or false");
        }
      }
      case "pace" -> {
        boolean possible =
            value.isNull()
                || (value.isNumber()
                    && value.asDouble() >= Pace.SLOWEST
                    && value.asDouble() <= Pace.FASTEST);
        if (!possible) {
          throw new IllegalArgumentException("pace = " + value + ": must be null or 0.1 to 100000");
        }
      }
      default -> throw new IllegalArgumentException(name + ": unknown: must be paused or pace");
    }
  }
}
