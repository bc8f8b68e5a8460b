package org.splitkd.link;

import java.nio.file.Path;
import java.util.Map;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioException;
import org.splitkd.scenario.ScenarioFile;

/**
 * What a device node must know of a run to host its vehicles. The files and folders that the
 * scenario names must be on the node as well, and hold the same.
 *
 * @param run unique
 * @param scenario its name
 * @param text the resolved scenario, HOCON
 * @param sources SHA-256, 64 hexadecimal digits each, of the files and folders that it names, by
 *     its keys
 */
public record RunText(String run, String scenario, String text, Map<String, String> sources) {

  public RunText {
    sources = Map.copyOf(sources);
  }

  /**
   * That of a scenario. Reads all that it names, once.
   *
   * @throws ScenarioException if that cannot be read any more
   */
  public static RunText of(String run, String name, LoadedScenario loaded) {
    return new RunText(run, name, loaded.portable(), SourceDigests.of(loaded));
  }

  /**
   * The scenario, from a file that has the text.
   *
   * @throws ScenarioException if this machine does not have what it names, or something else there
   */
  public LoadedScenario load(Path file) {
    return load(file, Plugins.ofClassPath());
  }

  /**
   * The same with the extensions that a user named.
   *
   * @throws ScenarioException if this machine does not have what it names, or something else there
   */
  public LoadedScenario load(Path file, Plugins plugins) {
    LoadedScenario loaded = ScenarioFile.loadKept(file, scenario, plugins);
    SourceDigests.of(loaded)
        .forEach(
            (key, here) -> {
              if (!here.equals(sources.get(key))) {
                throw new ScenarioException(
                    "%s: not what the run has as %s: SHA-256 is %s, must be %s"
                        .formatted(loaded.sources().get(key), key, here, sources.get(key)));
              }
            });
    return loaded;
  }
}
