package org.splitkd.report.html;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of a resolved scenario by key, as text: the values that the run really used. */
final class ResolvedScenario {

  private static final String SERVER = "server.";

  private final Config config;

  private ResolvedScenario(Config config) {
    this.config = config;
  }

  /**
   * Parses a scenario.
   *
   * @param text HOCON with nothing left to resolve
   */
  static ResolvedScenario of(String text) {
    Config all = ConfigFactory.parseString(text);
    return new ResolvedScenario(
        all.hasPath("splitkd") ? all.getConfig("splitkd") : ConfigFactory.empty());
  }

  /**
   * Returns the value of a key; empty if it is not set. A key of the server may be set in the entry
   * of its GPU.
   */
  Optional<String> value(String key) {
    if (config.hasPath(key)) {
      return Optional.of(words(config.getValue(key)));
    }
    Optional<String> gpu = key.startsWith(SERVER) ? text("server.device") : Optional.empty();
    return gpu.map(name -> ConfigUtil.joinPath("gpus", name, key.substring(SERVER.length())))
        .filter(config::hasPath)
        .map(path -> words(config.getValue(path)));
  }

  /**
   * Whether {@code key=value} or, without a value, {@code key} is set; a leading {@code !} negates
   * it.
   */
  boolean meets(String condition) {
    if (condition.startsWith("!")) {
      return !meets(condition.substring(1));
    }
    int equals = condition.indexOf('=');
    return equals < 0
        ? config.hasPath(condition)
        : value(condition.substring(0, equals))
            .equals(Optional.of(condition.substring(equals + 1)));
  }

  /** The keys of the catalogue's devices that the fleet uses, in order. */
  List<String> devices() {
    if (!config.hasPath("fleet")) {
      return List.of();
    }
    return config.getConfigList("fleet").stream()
        .map(vehicles -> ConfigUtil.joinPath("devices", vehicles.getString("device")))
        .distinct()
        .filter(config::hasPath)
        .toList();
  }

  private Optional<String> text(String key) {
    return config.hasPath(key) ? Optional.of(config.getString(key)) : Optional.empty();
  }

  private static String words(ConfigValue value) {
    if (value instanceof ConfigObject object) {
      return new TreeMap<>(object)
          .entrySet().stream()
              .filter(entry -> entry.getValue().valueType() != ConfigValueType.NULL)
              .map(entry -> entry.getKey() + " " + within(entry.getValue()))
              .collect(Collectors.joining(", "));
    }
    if (value instanceof ConfigList list) {
      boolean plain = list.stream().allMatch(ResolvedScenario::isPlain);
      String joined =
          list.stream()
              .map(ResolvedScenario::words)
              .collect(Collectors.joining(plain ? ", " : "; "));
      return list.isEmpty() ? "none" : joined;
    }
    return String.valueOf(value.unwrapped());
  }

  private static String within(ConfigValue value) {
    return isPlain(value) ? words(value) : "(" + words(value) + ")";
  }

  private static boolean isPlain(ConfigValue value) {
    return !(value instanceof ConfigObject) && !(value instanceof ConfigList);
  }
}
