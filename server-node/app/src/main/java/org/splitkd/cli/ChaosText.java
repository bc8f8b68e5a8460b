package org.splitkd.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.splitkd.chaos.ChaosResult;

/** The result of a chaos experiment as a table and as JSON. */
final class ChaosText {

  private ChaosText() {}

  static String table(ChaosResult result) {
    StringBuilder text = new StringBuilder();
    row(text, "kills", result.kills());
    result.hits().forEach((hit, times) -> row(text, "  " + hit, times));
    row(text, "resumed", result.resumes());
    row(text, "restarted from scratch", result.begunAgain());
    row(text, "runs", result.runs());
    row(text, "sessions committed", result.sessions());
    row(text, "coordinator restarts", result.restarts());
    row(text, "differences", result.differences().size());
    return text.toString();
  }

  static String json(ChaosResult result, long seed) {
    String hits =
        result.hits().entrySet().stream()
            .map(ChaosText::field)
            .collect(Collectors.joining(", ", "{", "}"));
    return String.format(
        Locale.ROOT,
        "{\"kills\": %d, \"resumes\": %d, \"begun_again\": %d, \"runs\": %d, \"sessions\": %d, "
            + "\"restarts\": %d, \"differences\": %d, \"seed\": %d, \"model_sha256\": \"%s\", \"hits\": %s}",
        result.kills(),
        result.resumes(),
        result.begunAgain(),
        result.runs(),
        result.sessions(),
        result.restarts(),
        result.differences().size(),
        seed,
        result.modelDigest(),
        hits);
  }

  private static String field(Map.Entry<String, Integer> hit) {
    return "\"" + hit.getKey().replace(' ', '_') + "\": " + hit.getValue();
  }

  private static void row(StringBuilder text, String what, int number) {
    text.append(String.format(Locale.ROOT, "%-32s %6d%n", what, number));
  }
}
