package org.splitkd.scenario.text;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HOCON values as a {@link Section} keeps them and as messages show them. */
final class Values {

  private static final int LONGEST_DISPLAY = 60;
  private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]?[0-9.]+");

  private Values() {}

  /** The keys of an object in order, without those set to null. */
  static NavigableMap<String, ConfigValue> present(ConfigObject object) {
    NavigableMap<String, ConfigValue> values = new TreeMap<>(object);
    values.values().removeIf(value -> value.valueType() == ConfigValueType.NULL);
    return values;
  }

  /** The elements of a list under the keys 0, 1, 2, … */
  static Map<String, ConfigValue> indexed(ConfigList list) {
    Map<String, ConfigValue> values = new LinkedHashMap<>();
    list.forEach(element -> values.put(Integer.toString(values.size()), element));
    return values;
  }

  /** A value as a user would write it, truncated if long. */
  static String display(@Nullable ConfigValue value) {
    if (value == null) {
      return "null";
    }
    String text =
        switch (value.valueType()) {
          case OBJECT -> "{ … }";
          case LIST -> ((ConfigList) value).isEmpty() ? "[]" : "[ … ]";
          case NUMBER -> Words.number(((Number) value.unwrapped()).doubleValue());
          case STRING -> quotedIfNumber((String) value.unwrapped());
          default -> String.valueOf(value.unwrapped());
        };
    return text.length() <= LONGEST_DISPLAY ? text : text.substring(0, LONGEST_DISPLAY) + "…";
  }

  private static String quotedIfNumber(String text) {
    return LIKE_A_NUMBER.matcher(text).matches() ? '"' + text + '"' : text;
  }
}
