package org.splitkd.cli.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.splitkd.command.UsageException;
import org.splitkd.plugin.Plugins;

/**
 * What a run was begun with besides its scenario: jars of plug-ins by their file names, and files
 * that their settings name by key, each with its SHA-256. Its results depend on their bytes.
 */
public record RunPlugins(Path folder, SortedMap<String, String> began) {

  private static final String JAR = ".jar";

  /**
   * Makes sure that the jars are there before the scenario names what is in them. They are not
   * taken from where they were: a run's folder is data, and never names code to load.
   *
   * @throws UsageException if one is not
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
   * Makes sure that everything is as it was.
   *
   * @throws UsageException if something is not
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
