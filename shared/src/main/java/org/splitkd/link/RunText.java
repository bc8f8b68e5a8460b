package org.splitkd.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.splitkd.files.IoReason;
import org.splitkd.files.Sha256;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioException;
import org.splitkd.scenario.ScenarioFile;

/**
 * What a device node must know of a run to host its vehicles. The files and folders that the
 * scenario names must be on the node as well.
 *
 * @param run unique
 * @param scenario its name
 * @param text the resolved scenario, HOCON
 * @param trace SHA-256 of the vehicles' trace, 64 hexadecimal digits; empty if they drive laps
 */
public record RunText(String run, String scenario, String text, String trace) {

  /**
   * That of a scenario.
   *
   * @throws ScenarioException if its trace cannot be read any more
   */
  public static RunText of(String run, String name, LoadedScenario loaded) {
    return new RunText(run, name, loaded.portable(), digest(loaded.trace()));
  }

  /**
   * The scenario, from a file that has the text.
   *
   * @throws ScenarioException if this machine does not have what it names, or has another trace
   */
  public LoadedScenario load(Path file) {
    LoadedScenario loaded = ScenarioFile.loadKept(file, scenario);
    String here = digest(loaded.trace());
    if (!here.equals(trace)) {
      throw new ScenarioException(
          "%s: another trace than the run's: SHA-256 is %s, must be %s"
              .formatted(loaded.trace().orElse(file), here, trace));
    }
    return loaded;
  }

  private static String digest(Optional<Path> trace) {
    return trace.map(RunText::digest).orElse("");
  }

  private static String digest(Path trace) {
    try {
      return Sha256.of(trace);
    } catch (IOException failure) {
      throw new ScenarioException(trace + ": cannot be read: " + IoReason.of(failure));
    }
  }
}
