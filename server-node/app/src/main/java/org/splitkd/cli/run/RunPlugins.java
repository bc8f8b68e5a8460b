package org.splitkd.cli.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.splitkd.command.UsageException;
import org.splitkd.plugin.Plugins;

/**
 * The inputs of a run besides its scenario: plug-in jars by file name, and files named by their
 * settings, by key, each with its SHA-256. The results depend on their bytes.
 */
public record RunPlugins(Path folder, SortedMap<String, String> began) {

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
          if (name.endsWith(JAR) && !plugins.digests().containsKey(name)) {
            throw new UsageException(
                folder
                    + ": was begun with the plug-in "
                    + name
                    + ": give it again with --plugins, as a run's folder never names code to load");
          }
        });
    requireSame(plugins.digests(), JAR);
  }

  /**
   * Checks that all inputs are unchanged.
   *
   * @throws UsageException if one is missing, changed or new
   */
  public void requireSame(SortedMap<String, String> now) {
    requireSame(now, "");
    new TreeSet<>(now.keySet())
        .stream()
            .filter(name -> !began.containsKey(name))
            .findFirst()
            .ifPresent(
                name -> {
                  throw new UsageException(
                      folder + ": was begun without the plug-in " + name + ": leave it out");
                });
  }

  private void requireSame(Map<String, String> now, String ending) {
    began.forEach(
        (name, digest) -> {
          if (name.endsWith(ending) && !Objects.equals(now.get(name), digest)) {
            throw new UsageException(
                "%s: is not what %s was begun with: SHA-256 is %s, must be %s"
                    .formatted(name, folder, now.get(name), digest));
          }
        });
  }
}
