package org.splitkd.cli.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.splitkd.command.UsageException;
import org.splitkd.link.SourceDigests;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.text.ScenarioException;

/**
 * The inputs of a run besides its scenario: plug-in jars by file name, and the files and folders
 * that the scenario names, by key, each with its SHA-256. The results depend on their bytes.
 */
public record RunInputs(Path folder, SortedMap<String, String> began) {

  private static final String JAR = ".jar";

  /**
   * Checks that the jars are loaded before the scenario refers to their contents. They are not
   * loaded from their former place: a run's folder is data and never names code to load.
   *
   * @throws UsageException if a jar is missing or has changed
   */
  public void requireJars(Plugins plugins) {
    began.forEach(
        (name, digest) -> {
          if (!name.endsWith(JAR)) {
            return;
          }
          if (!plugins.digests().containsKey(name)) {
            throw new UsageException(
                folder
                    + ": was begun with the plug-in "
                    + name
                    + ": give it again with --plugins, as a run's folder never names code to load");
          }
          requireSame(name, name, plugins.digests().get(name));
        });
  }

  /**
   * Checks that the plug-ins, and the files that their settings name, are unchanged. That is enough
   * to look at what a run has done.
   *
   * @throws UsageException if one is missing, changed or new
   */
  public void requirePlugins(LoadedScenario loaded) {
    began.forEach(
        (name, digest) -> {
          if (!loaded.sources().containsKey(name)) {
            requireSame(name, name, loaded.dependencies().get(name));
          }
        });
    loaded.dependencies().keySet().stream()
        .filter(name -> !began.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new UsageException(
                  folder + ": was begun without the plug-in " + name + ": leave it out");
            });
  }

  /**
   * Checks that all inputs are unchanged.
   *
   * @throws UsageException if one is missing, changed or new
   * @throws ScenarioException if one cannot be read
   */
  public void requireSame(LoadedScenario loaded) {
    requirePlugins(loaded);
    Map<String, String> now = SourceDigests.of(loaded);
    loaded
        .sources()
        .forEach(
            (key, path) -> {
              if (began.containsKey(key)) {
                requireSame(key, path + " (" + key + ")", now.get(key));
              }
            });
  }

  private void requireSame(String name, String place, @Nullable String now) {
    String digest = began.get(name);
    if (!Objects.equals(now, digest)) {
      throw new UsageException(
          "%s: is not what %s was begun with: SHA-256 is %s, must be %s"
              .formatted(place, folder, now, digest));
    }
  }
}
