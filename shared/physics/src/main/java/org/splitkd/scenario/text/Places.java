package org.splitkd.scenario.text;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The places of a scenario's values: files, {@code --set} or {@code --vary}. */
public final class Places {

  public static final String SET = "--set";
  public static final String VARY = "--vary";

  private final Path scenario;
  private final Map<String, Path> files = new HashMap<>();

  /**
   * @param scenario the scenario file as the user named it
   */
  public Places(Path scenario) {
    this.scenario = scenario;
    files.put(SET, Path.of(""));
    files.put(VARY, Path.of(""));
    files.put(scenario.toString(), scenario);
  }

  public void add(Path file) {
    files.put(file.toString(), file);
  }

  /** The scenario file, which is the place of missing values. */
  public String scenario() {
    return scenario.toString();
  }

  /** The file of a value, {@code --set} or {@code --vary}. */
  public String of(ConfigOrigin origin) {
    // Typesafe Config describes an origin as "file: 12", and that of a merged value as
    // "merge of file: 12,other: 3".
    String description = origin.description().replaceFirst("^merge of ", "");
    return files.keySet().stream()
        .filter(description::startsWith)
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .orElse(scenario());
  }

  /**
   * Distance of a value from the user: 0 for an override, 1 for the scenario, 2 for its includes.
   */
  public int remoteness(ConfigOrigin origin) {
    String place = of(origin);
    return place.equals(SET) || place.equals(VARY) ? 0 : place.equals(scenario()) ? 1 : 2;
  }

  /**
   * Resolves a path against the folder of the value's file; for an override, the working folder.
   */
  public Path resolve(ConfigOrigin origin, String path) {
    return files.getOrDefault(of(origin), scenario).resolveSibling(path);
  }

  /**
   * Resolves a path to something that results keep no copy of: against the project's {@code conf}
   * if nothing exists relative to the value's file, so that results still find shipped files.
   */
  public Path resolveOrShipped(ConfigOrigin origin, String path) {
    Path near = resolve(origin, path);
    return Files.exists(near) ? near : shipped().resolve(path);
  }

  /**
   * Returns the name of such a path in results: relative to the project's {@code conf} if it is
   * there, absolute otherwise, and as written if it does not exist.
   */
  public static String rendered(Path path, String written) {
    Path conf = shipped().toAbsolutePath().normalize();
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.startsWith(conf) && !absolute.equals(conf)) {
      return conf.relativize(absolute).toString();
    }
    return Files.exists(path) ? absolute.toString() : written;
  }

  /** The project's folder {@code conf}, located by the launcher's system property. */
  private static Path shipped() {
    return Path.of(System.getProperty("splitkd.home", ""), "conf");
  }
}
