package org.splitkd.command;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.splitkd.plugin.PluginException;
import org.splitkd.plugin.Plugins;
import picocli.CommandLine.Option;

/** Options for the places of extensions besides those of the project itself. */
public final class PluginOptions {

  /** The environment variable or system property that also names such places. */
  public static final String VARIABLE = "SPLITKD_PLUGINS";

  @Option(
      names = "--plugins",
      paramLabel = "DIR|JAR",
      description =
          "Jars, or folders of jars, with the policies and other extensions that the scenario names. Repeatable;"
              + " one value may hold several, separated by the path separator. The environment variable "
              + VARIABLE
              + " adds more. splitkd plugins lists what is available.")
  private List<String> places = List.of();

  /**
   * Loads the extensions from their jars. Nothing else loads these jars; a scenario never does.
   *
   * @throws PluginException if a jar cannot be used
   */
  public Plugins load() {
    List<Path> all = new ArrayList<>();
    places.forEach(place -> add(all, "--plugins", place));
    outside().ifPresent(place -> add(all, VARIABLE, place));
    return Plugins.of(all);
  }

  /** Returns the JVM options that make another process find the same extensions. */
  public List<String> forProcess() {
    List<String> all = new ArrayList<>(places);
    outside().ifPresent(all::add);
    return all.isEmpty()
        ? List.of()
        : List.of("-D" + VARIABLE + "=" + String.join(File.pathSeparator, all));
  }

  private static Optional<String> outside() {
    return Optional.ofNullable(System.getProperty(VARIABLE))
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)));
  }

  private static void add(List<Path> all, String source, String places) {
    for (String place : places.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!place.isBlank()) {
        try {
          all.add(Path.of(place));
        } catch (InvalidPathException wrong) {
          throw new PluginException(source + " " + place + ": must be a jar or a folder of jars");
        }
      }
    }
  }
}
