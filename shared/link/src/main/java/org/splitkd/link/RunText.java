package org.splitkd.link;

import java.nio.file.Path;
import java.util.Map;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.text.ScenarioException;

/**
 * What a device node must know of a run to host its vehicles. The files and folders that the
 * scenario names must be on the node as well, and hold the same.
 *
 * @param run unique
 * @param scenario its name
 * @param text the resolved scenario, HOCON
 * @param sources SHA-256, 64 hexadecimal digits each, of the files and folders that it names, by
 *     its keys, and of the jars of its extensions, by their names
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
   * @param plugins of this machine
   * @throws ScenarioException if this machine does not have what it names, or something else there
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
