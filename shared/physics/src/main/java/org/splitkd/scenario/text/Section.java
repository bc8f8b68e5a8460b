package org.splitkd.scenario.text;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one object of a scenario, or the elements of one list under the keys 0, 1, 2, …
 * Access is typed, errors name file, key and value, and the section remembers the requested keys,
 * so that {@link #rejectUnknown()} finds the others. A key set to null is absent.
 */
public final class Section {

  private final Places places;
  private final String path;
  private final boolean list;
  private final ConfigOrigin origin;
  private final Map<String, ConfigValue> values;
  private final Set<String> known = new TreeSet<>();
  private final List<Section> children = new ArrayList<>();

  private Section(
      Places places,
      String path,
      boolean list,
      ConfigOrigin origin,
      Map<String, ConfigValue> values) {
    this.places = places;
    this.path = path;
    this.list = list;
    this.origin = origin;
    this.values = values;
  }

  /** The outermost section: everything in a file. */
  public static Section root(Places places, ConfigObject object) {
    return new Section(places, "", false, object.origin(), Values.present(object));
  }

  /** Returns this section with the keys of another as defaults, as if they were written here. */
  public Section over(Section base) {
    NavigableMap<String, ConfigValue> merged = new TreeMap<>(base.values);
    merged.putAll(values);
    Section section = new Section(places, path, list, origin, merged);
    section.known.addAll(known);
    children.add(section);
    // From now on the merged section checks these keys.
    known.addAll(values.keySet());
    return section;
  }

  /** The keys that are present, in order. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  public boolean has(String key) {
    return find(key) != null;
  }

  public boolean hasText(String key) {
    ConfigValue value = find(key);
    return value != null && value.valueType() == ConfigValueType.STRING;
  }

  /** Marks keys as known that are not read this time. */
  public void allow(String... keys) {
    known.addAll(List.of(keys));
  }

  public double number(String key, Range allowed) {
    double number = number(key, "a number", allowed).doubleValue();
    if (!allowed.contains(number)) {
      throw wrong(key, "must be " + (allowed.bounded() ? allowed.toString() : "finite"));
    }
    return number;
  }

  public int integer(String key, int low, int high) {
    return (int) whole(key, Range.between(low, high));
  }

  /** A whole number of 64 bits. */
  public long whole(String key) {
    return whole(key, Range.ANY);
  }

  /** A whole number of 64 bits in a range. */
  public long whole(String key, Range allowed) {
    Number number = number(key, "a whole number", allowed);
    double rounded = Math.rint(number.doubleValue());
    if (number.doubleValue() != rounded || Math.abs(rounded) > 0x1p63) {
      throw wrong(key, "must be " + Words.and("a whole number", allowed.toString()));
    }
    if (!allowed.contains(rounded)) {
      throw wrong(key, "must be " + allowed);
    }
    return number.longValue();
  }

  private Number number(String key, String type, Range allowed) {
    return (Number) ofType(key, ConfigValueType.NUMBER, type, allowed.toString()).unwrapped();
  }

  /** A flag; accepts {@code on} and {@code off} too, like HOCON. */
  public boolean flag(String key) {
    return switch (hasText(key) ? text(key) : "") {
      case "on" -> true;
      case "off" -> false;
      default -> (Boolean) ofType(key, ConfigValueType.BOOLEAN, "true or false", "").unwrapped();
    };
  }

  public String text(String key) {
    return textOf(key, "a name");
  }

  /** A name, called {@code what} in errors. */
  public String textOf(String key, String what) {
    return (String) ofType(key, ConfigValueType.STRING, what, "").unwrapped();
  }

  /** One of the named choices. */
  public <T> T choice(String key, Map<String, T> choices) {
    String allowed = Words.or(choices.keySet());
    T choice = choices.get(textOf(key, allowed));
    if (choice == null) {
      throw wrong(key, "must be " + allowed);
    }
    return choice;
  }

  /** One of the entries of a catalogue. */
  public <T> T entry(String key, String catalogue, Map<String, T> entries) {
    String name = textOf(key, "a name of " + catalogue);
    T entry = entries.get(name);
    if (entry == null) {
      throw wrong(key, "not in " + catalogue + Nearest.hint(name, entries.keySet()));
    }
    return entry;
  }

  /** A file, relative to the file that contains the key, or else to the project's {@code conf}. */
  public Path file(String key) {
    return path(key, "a file", places::resolveOrShipped);
  }

  /**
   * A folder, relative to the file that contains the key, or else to the project's {@code conf}.
   */
  public Path folder(String key) {
    return path(key, "a folder", places::resolveOrShipped);
  }

  private Path path(String key, String what, BiFunction<ConfigOrigin, String, Path> resolution) {
    String name = textOf(key, what);
    try {
      return resolution.apply(originOf(key), name);
    } catch (InvalidPathException e) {
      throw wrong(key, "must be " + what);
    }
  }

  public Section section(String key) {
    return section(key, path(key));
  }

  /** The section under a key; an empty section if the key is absent. */
  public Section sectionOrEmpty(String key) {
    return has(key) ? section(key) : new Section(places, path(key), false, origin, Map.of());
  }

  /** The value of a key as it was parsed. */
  public Optional<ConfigValue> value(String key) {
    return Optional.ofNullable(find(key));
  }

  /** The section under a key; paths in messages are relative to it. */
  public Section base(String key) {
    return section(key, "");
  }

  private Section section(String key, String childPath) {
    ConfigObject object = (ConfigObject) ofType(key, ConfigValueType.OBJECT, "a section { … }", "");
    return child(childPath, false, object, Values.present(object));
  }

  /** An empty section at this path. */
  public Section nothing() {
    return new Section(places, path, false, origin, Map.of());
  }

  public Section list(String key) {
    ConfigList elements = (ConfigList) ofType(key, ConfigValueType.LIST, "a list [ … ]", "");
    return child(path(key), true, elements, Values.indexed(elements));
  }

  /** Returns the error about the value of a key, or about its absence. */
  public ScenarioException wrong(String key, String reason) {
    ConfigValue value = find(key);
    return value == null
        ? new ScenarioException(places.scenario() + ": " + path(key) + ": missing: " + reason)
        : complaint(value.origin(), path(key) + " = " + Values.display(value), reason);
  }

  /**
   * Returns the error about two values that contradict each other. It blames the value nearer to
   * the user: {@code key} with "must be {@code relation} other", or the other with {@code
   * converse}.
   */
  public ScenarioException conflict(String key, String relation, String other, String converse) {
    return places.remoteness(originOf(other)) < places.remoteness(originOf(key))
        ? wrong(other, "must be " + converse + " " + key + " = " + Values.display(find(key)))
        : wrong(key, "must be " + relation + " " + other + " = " + Values.display(find(other)));
  }

  /** Returns the error about the section as a whole. */
  public ScenarioException wrong(String reason) {
    return complaint(origin, path, reason);
  }

  /** Throws an error about the first key, here or in a nested section, that was never requested. */
  public void rejectUnknown() {
    values.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            throw complaint(value.origin(), path(key), "unknown key" + Nearest.hint(key, known));
          }
        });
    children.forEach(Section::rejectUnknown);
  }

  private ScenarioException complaint(ConfigOrigin where, String what, String reason) {
    return new ScenarioException(places.of(where) + ": " + what + ": " + reason);
  }

  private @Nullable ConfigValue find(String key) {
    known.add(key);
    return values.get(key);
  }

  private ConfigValue ofType(String key, ConfigValueType type, String what, String allowed) {
    ConfigValue value = find(key);
    if (value == null) {
      throw wrong(key, "must be " + (allowed.isEmpty() ? what : allowed));
    }
    if (value.valueType() != type) {
      throw wrong(key, "must be " + Words.and(what, allowed));
    }
    return value;
  }

  private Section child(
      String childPath, boolean asList, ConfigValue value, Map<String, ConfigValue> contents) {
    Section child = new Section(places, childPath, asList, value.origin(), contents);
    children.add(child);
    return child;
  }

  /** The path of a key. */
  public String path(String key) {
    if (list) {
      return path + "[" + key + "]";
    }
    String quoted = ConfigUtil.joinPath(key);
    return path.isEmpty() ? quoted : path + "." + quoted;
  }

  private ConfigOrigin originOf(String key) {
    ConfigValue value = find(key);
    return value == null ? origin : value.origin();
  }
}
