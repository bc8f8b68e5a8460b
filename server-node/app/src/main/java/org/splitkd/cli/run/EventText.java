package org.splitkd.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.splitkd.journal.StoredEvent;

/**
 * Stored events in words. Missing fields are left out and unknown events are shown as they are, so
 * journals of other versions are readable.
 */
public final class EventText {

  /** Digits of a digest: enough to distinguish the digests of a run. */
  private static final int DIGITS = 12;

  private EventText() {}

  /** The event in words, without its time. */
  public static String of(StoredEvent event) {
    JsonNode content = event.content();
    return switch (type(event)) {
      case "RunStarted" -> runStarted(content);
      case "RunResumed" -> "started again (fence " + content.path("fence").asText("?") + ")";
      case "RoundStarted" -> round(content) + " began";
      case "VehicleSelected" -> session(content) + " began" + details(selected(content));
      case "VehicleLeftOut" -> vehicle(content) + " left out" + reason(content.path("reason"));
      case "SessionCommitted" -> session(content) + " committed" + details(committed(content));
      case "SessionAborted" ->
          session(content) + " aborted" + reason(content.path("reason")) + wasted(content);
      case "SessionInterrupted" ->
          session(content)
              + " interrupted"
              + reason(content.path("reason"))
              + ", restarts (fence "
              + content.path("fence").asText("?")
              + ")";
      case "RoundCompleted" -> round(content) + " completed" + details(evaluated(content));
      case "DeploymentEnded" -> deployment(content.path("deployment"));
      case "RunCompleted" -> "run completed";
      default -> type(event) + " " + content;
    };
  }

  /** The emulated time at which the event ended; empty if it has none. */
  public static String time(StoredEvent event) {
    JsonNode content = event.content();
    for (String place :
        List.of("/at", "/charge/span/end", "/spent/span/end", "/deployment/airtime/end")) {
      JsonNode seconds = content.at(place).path("seconds");
      if (seconds.isNumber()) {
        return number("%.1f s", seconds);
      }
    }
    return "";
  }

  /** The simple name of the event's class. */
  public static String type(StoredEvent event) {
    return event
        .type()
        .substring(1 + Math.max(event.type().lastIndexOf('.'), event.type().lastIndexOf('$')));
  }

  private static String runStarted(JsonNode content) {
    List<String> parts = new ArrayList<>();
    count(parts, "vehicle", content.path("vehicles"));
    count(parts, "round", content.at("/program/rounds"));
    if (content.path("scenario").isTextual()) {
      parts.add("scenario " + digits(content.path("scenario")));
    }
    return "run " + content.path("run").asText("?") + " began" + details(parts);
  }

  private static String round(JsonNode content) {
    return "round " + content.path("round").asText("?");
  }

  private static String vehicle(JsonNode content) {
    JsonNode index = content.path("vehicle");
    return "vehicle " + (index.isNumber() ? String.valueOf(index.asInt() + 1) : "?");
  }

  /** A session in the format of its own name. */
  private static String session(JsonNode content) {
    JsonNode session = content.path("session");
    int attempt = session.path("attempt").asInt(1);
    return "session "
        + session.path("round").asText("?")
        + "."
        + session.path("order").asText("?")
        + " with "
        + vehicle(session)
        + (attempt == 1 ? "" : ", attempt " + attempt);
  }

  private static List<String> selected(JsonNode content) {
    List<String> parts = new ArrayList<>();
    add(parts, "cut %d", content.at("/cut/index"));
    add(parts, "%.2f GHz", content.path("ghz"));
    return parts;
  }

  private static List<String> committed(JsonNode content) {
    List<String> parts = took(content.at("/charge/span"), content.path("joules"));
    JsonNode student = content.at("/student/value");
    if (student.isTextual()) {
      parts.add("student " + digits(student));
    }
    return parts;
  }

  private static String wasted(JsonNode content) {
    List<String> parts = took(content.at("/spent/span"), content.path("joules"));
    String spent = parts.isEmpty() ? "" : "; wasted: " + String.join(", ", parts);
    return spent + (content.path("retried").asBoolean() ? "; to be retried" : "");
  }

  private static List<String> evaluated(JsonNode content) {
    List<String> parts = new ArrayList<>();
    add(parts, "perplexity %.1f", content.at("/evaluation/perplexity"));
    return parts;
  }

  private static String deployment(JsonNode content) {
    return content.path("failure").isTextual()
        ? vehicle(content) + " did not receive the student" + reason(content.path("failure"))
        : vehicle(content)
            + " has the student"
            + details(took(content.path("airtime"), content.path("joules")));
  }

  /** Delay and energy, as far as known. */
  private static List<String> took(JsonNode span, JsonNode joules) {
    List<String> parts = new ArrayList<>();
    JsonNode start = span.at("/start/seconds");
    JsonNode end = span.at("/end/seconds");
    if (start.isNumber() && end.isNumber()) {
      parts.add(String.format(Locale.ROOT, "%.1f s", end.asDouble() - start.asDouble()));
    }
    add(parts, "%.1f J", joules);
    return parts;
  }

  private static void add(List<String> parts, String format, JsonNode value) {
    if (value.isNumber()) {
      parts.add(number(format, value));
    }
  }

  private static void count(List<String> parts, String thing, JsonNode value) {
    add(parts, value.asInt() == 1 ? "%d " + thing : "%d " + thing + "s", value);
  }

  private static String number(String format, JsonNode value) {
    return format.contains("%d")
        ? String.format(Locale.ROOT, format, value.asLong())
        : String.format(Locale.ROOT, format, value.asDouble());
  }

  private static String digits(JsonNode digest) {
    String text = digest.asText();
    return text.substring(0, Math.min(DIGITS, text.length()));
  }

  private static String reason(JsonNode reason) {
    return reason.isTextual() ? ": " + reason.asText().replaceAll("\\s*\\R\\s*", " ") : "";
  }

  private static String details(List<String> parts) {
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }
}
