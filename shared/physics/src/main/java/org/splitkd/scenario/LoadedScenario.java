package org.splitkd.scenario;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A scenario as read from its file.
 *
 * @param rendered the resolved scenario as HOCON that can be run again: overrides applied, keys
 *     sorted, no comments. A trace is named as {@link #kept} says and expected in the same folder.
 *     A folder of the distillation, or a file in the settings of an extension, is named by its path
 *     in the project's {@code conf}, or by its absolute path if it is elsewhere
 * @param portable the same for use without a copy of the results: a trace is named like a folder
 * @param trace the mobility trace the scenario uses
 * @param files files that settings of extensions name, by key
 * @param dependencies SHA-256, 64 hexadecimal digits each, of the dependencies of results besides
 *     the text and the trace: the jars of extensions by file name, if the scenario uses an
 *     extension from a jar, and {@code files} by key
 */
public record LoadedScenario(
    Scenario scenario,
    String rendered,
    String portable,
    Optional<Path> trace,
    SortedMap<String, Path> files,
    SortedMap<String, String> dependencies) {

  /** The beginnings of the names of everything that a results folder may hold. */
  private static final Pattern OF_RESULTS =
      Pattern.compile(
          "(?i)\\.|(aborted|baseline|checkpoints|config|distillation|fig\\d|journal|report|run|sessions|student|summary|sweep)");

  public LoadedScenario {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
  }

  /**
   * The name under which results keep a copy of a trace: its own, unless a result may have that
   * name.
   */
  public static String kept(Path trace) {
    String name = String.valueOf(trace.getFileName());
    return OF_RESULTS.matcher(name).lookingAt() ? "trace-" + name : name;
  }

  /** The files and folders that runs of the scenario read, by their keys. */
  public SortedMap<String, Path> sources() {
    SortedMap<String, Path> sources = new TreeMap<>(files);
    TrainingRequirements.folders(scenario.distillation().sources())
        .forEach((key, folder) -> sources.put(ScenarioReader.DISTILLATION + "." + key, folder));
    trace.ifPresent(file -> sources.put(MobilityReader.SECTION + "." + MobilityReader.TRACE, file));
    return sources;
  }
}
