package org.splitkd.scenario;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;

/** Settings of an extension, read from a section and held against their declarations. */
final class ExtensionSettings implements Settings {

  private final Section section;
  private final Map<String, Setting> declared = new LinkedHashMap<>();
  private final Map<String, Object> values = new HashMap<>();

  private ExtensionSettings(Section section, List<Setting> settings) {
    this.section = section;
    settings.forEach(setting -> declared.put(setting.key(), setting));
  }

  /**
   * The values of a section.
   *
   * @throws ScenarioException if one is missing or is not what its declaration allows
   */
  static Settings read(Section section, List<Setting> settings) {
    ExtensionSettings read = new ExtensionSettings(section, settings);
    for (Setting setting : settings) {
      Object value = section.has(setting.key()) ? value(section, setting) : setting.standard();
      if (value != null) {
        read.values.put(setting.key(), value);
      } else if (!setting.optional()) {
        throw section.wrong(setting.key(), setting.meaning() + ": must be set");
      }
    }
    return read;
  }

  private static Object value(Section section, Setting setting) {
    String key = setting.key();
    Range allowed = Range.between(setting.least(), setting.most());
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
    return section.wrong(key, reason);
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
