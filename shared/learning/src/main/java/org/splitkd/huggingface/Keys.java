package org.splitkd.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of one JSON object. A key that is null counts as absent; messages name the key and its
 * value.
 */
final class Keys {

  static final Keys NONE = new Keys(JsonNodeFactory.instance.objectNode());

  private static final int SHOWN = 60;

  private final JsonNode object;

  Keys(JsonNode object) {
    this.object = object;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether the key is present, even with null. */
  boolean writes(String key) {
    return object.has(key);
  }

  boolean has(String key) {
    return object.hasNonNull(key);
  }

  boolean isList(String key) {
    return object.path(key).isArray();
  }

  int whole(String key) {
    return whole(key, required(key));
  }

  int whole(String key, int otherwise) {
    return has(key) ? whole(key) : otherwise;
  }

  List<Integer> wholes(String key) {
    List<Integer> values = new ArrayList<>();
    required(key).forEach(value -> values.add(whole(key, value)));
    return values;
  }

  /** A list of whole numbers from 0 on, such as a shape. */
  List<Long> sizes(String key) {
    List<Long> values = new ArrayList<>();
    JsonNode list = required(key);
    boolean valid = list.isArray();
    for (JsonNode value : list) {
      valid &= value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
      values.add(value.longValue());
    }
    if (!valid) {
      throw wrong(key, "a list of whole numbers from 0 on");
    }
    return values;
  }

  double number(String key) {
    JsonNode value = required(key);
    if (!value.isNumber()) {
      throw wrong(key, "a number");
    }
    return value.doubleValue();
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!object.get(key).isBoolean()) {
      throw wrong(key, "true or false");
    }
    return object.get(key).booleanValue();
  }

  String text(String key) {
    JsonNode value = required(key);
    if (!value.isTextual()) {
      throw wrong(key, "text");
    }
    return value.textValue();
  }

  Keys section(String key) {
    JsonNode value = required(key);
    if (!value.isObject()) {
      throw wrong(key, "an object");
    }
    return new Keys(value);
  }

  ModelFormatException wrong(String key, String must) {
    return ModelFormatException.of(key, shown(object.path(key)), must);
  }

  private int whole(String key, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(key, "a whole number");
    }
    return value.intValue();
  }

  private JsonNode required(String key) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      throw new ModelFormatException(key + " is missing");
    }
    return value;
  }

  private static String shown(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
