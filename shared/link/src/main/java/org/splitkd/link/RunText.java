package org.splitkd.link;

import java.nio.file.Path;
import java.util.Map;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.text.ScenarioException;

/**
 * The description of a run that a device node needs to host its vehicles. The files and folders
 * that the scenario names must also be on that node, with the same content.
 *
 * @param run unique identifier of the run
 * @param scenario its name
 * @param text the resolved scenario, HOCON
 * @param sources SHA-256 digests, 64 hexadecimal digits each, of the files and folders that the
 *     scenario names, by its keys, and of the jars of its extensions, by their names
 */
public record RunText(String run, String scenario, String text, Map<String, String> sources) {

  public RunText {
    sources = Map.copyOf(sources);
  }

  /**
   * Returns the description of a scenario. Reads all files it names, once.
   *
   * @throws ScenarioException if one of them can no longer be read
   */
  public static RunText of(String run, String name, LoadedScenario loaded) {
    return new RunText(run, name, loaded.portable(), SourceDigests.of(loaded));
  }

  /**
   * Loads the scenario, from a file that has the text.
   *
   * @param plugins of this machine
   * @throws ScenarioException if something it names is missing or different on this machine
   */
  public LoadedScenario load(Path file, Plugins plugins) {
    LoadedScenario loaded = ScenarioFile.loadKept(file, scenario, plugins);
    SourceDigests.of(loaded)
        .forEach(
            (key, here) -> {
              if (!here.equals(sources.get(key))) {
                throw new ScenarioException(
                    "%s: not what the run has%s: SHA-256 is %s, must be %s"
                        .formatted(
                            loaded.sources().containsKey(key) ? loaded.sources().get(key) : key,
                            loaded.sources().containsKey(key) ? " as " + key : "",
                            here,
                            sources.getOrDefault(key, "absent")));
              }
            });
    return loaded;
  }
}
