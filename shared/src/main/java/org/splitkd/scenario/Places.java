package org.splitkd.scenario;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Which file, or {@code --set}, a value of a scenario stands in. */
final class Places {

  static final String SET = "--set";

  private final Path scenario;
  private final Map<String, Path> files = new HashMap<>();

  /**
   * @param scenario the file as the user named it
   */
  Places(Path scenario) {
    this.scenario = scenario;
    files.put(SET, Path.of(""));
    files.put(scenario.toString(), scenario);
  }

  void add(Path file) {
    files.put(file.toString(), file);
  }

  /** The scenario file: the place of what is missing. */
  String scenario() {
    return scenario.toString();
  }

  /** The file of a value, or {@code --set}. */
  String of(ConfigOrigin origin) {
    // Typesafe Config describes an origin as "file: 12", and that of a merged value as
    // "merge of file: 12,other: 3".
    String description = origin.description().replaceFirst("^merge of ", "");
    return files.keySet().stream()
        .filter(description::startsWith)
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .orElse(scenario());
  }

  /**
   * How near a value is to the user: an override first, then the scenario, then what it includes.
   */
  int remoteness(ConfigOrigin origin) {
    String place = of(origin);
    return place.equals(SET) ? 0 : place.equals(scenario()) ? 1 : 2;
  }

  /** What a relative path in a value is relative to: its file, or the working folder. */
  Path resolve(ConfigOrigin origin, String path) {
    return files.getOrDefault(of(origin), scenario).resolveSibling(path);
  }
}
