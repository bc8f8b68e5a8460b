package org.splitkd.scenario;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.scenario.text.Places;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.Section;
import org.splitkd.scenario.text.Words;

/** Settings of an extension, read from a section and checked against their declarations. */
final class ExtensionSettings implements Settings {

  private final Section section;
  private final Section scenario;
  private final int prefix;
  private final Map<String, Setting> declared = new LinkedHashMap<>();
  private final Map<String, Object> values = new HashMap<>();

  private ExtensionSettings(Section section, List<Setting> settings, Section scenario, int prefix) {
    this.section = section;
    this.scenario = scenario;
    this.prefix = prefix;
    settings.forEach(setting -> declared.put(setting.key(), setting));
  }

  /**
   * Reads the values of a section.
   *
   * @param scenario section with the values that settings fall back on
   * @param prefix number of leading characters of a fallback that are the path of that section
   * @throws ScenarioException if one is missing or its declaration does not allow it
   */
  static ExtensionSettings read(
      Section section, List<Setting> settings, Section scenario, int prefix) {
    ExtensionSettings read = new ExtensionSettings(section, settings, scenario, prefix);
    settings.forEach(read::read);
    return read;
  }

  /** Returns settings without values. */
  static Settings none(List<Setting> settings) {
    Section nothing = Section.root(new Places(Path.of("")), ConfigFactory.empty().root());
    return new ExtensionSettings(nothing, settings, nothing, 0);
  }

  private void read(Setting setting) {
    String key = setting.key();
    Object value;
    if (section.has(key)) {
      value = value(section, key, setting);
    } else if (fallsBack(setting)) {
      value = value(scenario, fallback(setting), setting);
    } else if (setting.standard() != null || setting.optional()) {
      value = setting.standard();
    } else {
      // Reading the missing key throws the error that it is missing.
      value =
          setting.fallback().isEmpty()
              ? value(section, key, setting)
              : value(scenario, fallback(setting), setting);
    }
    if (value != null) {
      values.put(key, value);
    }
  }

  private boolean fallsBack(Setting setting) {
    return !setting.fallback().isEmpty() && scenario.has(fallback(setting));
  }

  private String fallback(Setting setting) {
    return setting.fallback().substring(prefix);
  }

  /** The values that are files, by key. */
  Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (value instanceof Path file) {
            files.put(key, file);
          }
        });
    return files;
  }

  private static Object value(Section section, String key, Setting setting) {
    Range allowed =
        new Range(
            setting.least(), setting.above(), setting.most(), Double.isInfinite(setting.most()));
    return switch (setting.kind()) {
      case NUMBER -> section.number(key, allowed);
      case WHOLE -> section.whole(key, allowed);
      case FLAG -> section.flag(key);
      case FILE -> section.file(key);
      case TEXT -> {
        if (setting.choices().isEmpty()) {
          yield section.text(key);
        }
        Map<String, String> choices = new LinkedHashMap<>();
        setting.choices().forEach(choice -> choices.put(choice, choice));
        yield section.choice(key, choices);
      }
    };
  }

  @Override
  public boolean has(String key) {
    return find(key, null) != null;
  }

  @Override
  public double number(String key) {
    return ((Number) get(key, Setting.Kind.NUMBER)).doubleValue();
  }

  @Override
  public long whole(String key) {
    return ((Number) get(key, Setting.Kind.WHOLE)).longValue();
  }

  @Override
  public boolean flag(String key) {
    return (Boolean) get(key, Setting.Kind.FLAG);
  }

  @Override
  public String text(String key) {
    return (String) get(key, Setting.Kind.TEXT);
  }

  @Override
  public Path file(String key) {
    Object value = get(key, Setting.Kind.FILE);
    return value instanceof Path path ? path : Path.of((String) value);
  }

  @Override
  public List<Setting> declared() {
    return List.copyOf(declared.values());
  }

  @Override
  public String shown(String key) {
    Object value = find(key, null);
    return value == null
        ? ""
        : value instanceof Double number ? Words.number(number) : value.toString();
  }

  @Override
  public ScenarioException wrong(String key, String reason) {
    Setting setting = declared.get(key);
    return setting != null && !section.has(key) && fallsBack(setting)
        ? scenario.wrong(fallback(setting), reason)
        : section.wrong(key, reason);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExtensionSettings settings
        && declared.equals(settings.declared)
        && values.equals(settings.values);
  }

  @Override
  public int hashCode() {
    return 31 * declared.hashCode() + values.hashCode();
  }

  @Override
  public String toString() {
    return new TreeMap<>(values).toString();
  }

  private Object get(String key, Setting.Kind kind) {
    return Objects.requireNonNull(find(key, kind), () -> "no value of " + key);
  }

  private @Nullable Object find(String key, Setting.@Nullable Kind kind) {
    Setting setting = declared.get(key);
    if (setting == null || (kind != null && setting.kind() != kind)) {
      throw new IllegalArgumentException(
          key + " is not declared" + (kind == null ? "" : " as " + kind));
    }
    return values.get(key);
  }
}
