package org.splitkd.sweep;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.splitkd.scenario.text.ScenarioException;

/**
 * A key and the values it takes in a sweep.
 *
 * @param key relative to the root of a scenario
 * @param values HOCON, as the user wrote them
 */
public record Axis(String key, List<String> values) {

  static final String VARY = "--vary ";

  private static final String SHAPE = ": must be KEY=VALUE,VALUE,...";

  public Axis {
    values = List.copyOf(values);
  }

  /**
   * Parses {@code key=value,value,…}. Commas within brackets and quotes belong to a value.
   *
   * @throws ScenarioException if the text has another form
   */
  static Axis parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0 || text.substring(0, equals).isBlank()) {
      throw new ScenarioException(VARY + text + SHAPE);
    }
    String key = text.substring(0, equals).strip();
    List<String> values = split(text, equals + 1);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value.isEmpty()) {
        throw new ScenarioException(VARY + text + ": value " + (i + 1) + " is empty" + SHAPE);
      }
      if (!seen.add(value)) {
        throw new ScenarioException(VARY + key + " = " + value + ": is already in the list");
      }
    }
    return new Axis(key, values);
  }

  /** The setting that gives the key a value. */
  String setting(String value) {
    return key + "=" + value;
  }

  /**
   * The elements of the key's path. A key can be spelled in several ways, and ends in {@code +}
   * where values are appended to a list.
   *
   * @throws ScenarioException if the key is not a valid path
   */
  List<String> path() {
    try {
      return ConfigUtil.splitPath(key.replaceFirst("\\s*\\+$", ""));
    } catch (ConfigException wrong) {
      String reason = String.valueOf(wrong.getMessage()).replaceFirst("^path parameter: ", "");
      throw new ScenarioException(VARY + key + ": " + reason);
    }
  }

  private static List<String> split(String text, int from) {
    List<String> values = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++; // the next character is escaped
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && "[{(".indexOf(c) >= 0) {
        depth++;
      } else if (!quoted && "]})".indexOf(c) >= 0) {
        depth--;
      } else if (!quoted && depth == 0 && c == ',') {
        values.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (quoted || depth != 0) {
      throw new ScenarioException(VARY + text + ": must close every bracket and quote it opens");
    }
    values.add(text.substring(start).strip());
    return values;
  }
}
