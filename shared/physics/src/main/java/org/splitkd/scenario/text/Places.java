package org.splitkd.scenario.text;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Which file, {@code --set} or {@code --vary} a value of a scenario stands in. */
public final class Places {

  public static final String SET = "--set";
  public static final String VARY = "--vary";

  private final Path scenario;
  private final Map<String, Path> files = new HashMap<>();

  /**
   * @param scenario the file as the user named it
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

  /** The scenario file: the place of what is missing. */
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
   * How near a value is to the user: an override first, then the scenario, then what it includes.
   */
  public int remoteness(ConfigOrigin origin) {
    String place = of(origin);
    return place.equals(SET) || place.equals(VARY) ? 0 : place.equals(scenario()) ? 1 : 2;
  }

  /** A relative path in a value is relative to the value's file, or to the working folder. */
  public Path resolve(ConfigOrigin origin, String path) {
    return files.getOrDefault(of(origin), scenario).resolveSibling(path);
  }

  /**
   * The same for what a scenario uses but results keep no copy of: relative to the project's {@code
   * conf} where nothing stands beside the value's file, so that results still find what is shipped.
   */
  public Path resolveOrShipped(ConfigOrigin origin, String path) {
    Path near = resolve(origin, path);
    return Files.exists(near) ? near : shipped().resolve(path);
  }

  /**
   * How results name such a path: relative to the project's {@code conf} if it lies there, absolute
   * otherwise, and as it was written if nothing stands there.
   */
  public static String rendered(Path path, String written) {
    Path conf = shipped().toAbsolutePath().normalize();
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.startsWith(conf) && !absolute.equals(conf)) {
      return conf.relativize(absolute).toString();
    }
    return Files.exists(path) ? absolute.toString() : written;
  }

  /** The folder {@code conf} of the project, which the launcher names. */
  private static Path shipped() {
    return Path.of(System.getProperty("splitkd.home", ""), "conf");
  }
}
