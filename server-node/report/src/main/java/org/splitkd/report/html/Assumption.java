package org.splitkd.report.html;

import java.util.List;
import java.util.Set;

/**
 * A value of a run that its results depend on.
 *
 * @param group of related assumptions
 * @param key in the scenario
 * @param words its description
 * @param usual its value in the case study
 * @param source origin of the value in the case study
 * @param condition for {@link ResolvedScenario#meets} that selects the scenarios it applies to;
 *     empty for all
 */
record Assumption(
    String group, String key, String words, String usual, String source, String condition) {

  private static final Set<String> OF_COMPARISONS =
      Set.of("policy.methods", "policy.reference", "claims", "run.trials");

  /**
   * Parses a line.
   *
   * @throws IllegalArgumentException if the line does not have four or five cells
   */
  static Assumption parse(String group, String line) {
    List<String> cells = List.of(line.strip().split(" +\\| +"));
    if (cells.size() < 4 || cells.size() > 5) {
      throw new IllegalArgumentException("not an assumption: " + line);
    }
    String condition = cells.size() == 5 ? cells.get(4) : "";
    return new Assumption(group, cells.get(0), cells.get(1), cells.get(2), cells.get(3), condition);
  }

  /** Returns the assumption for a device that only the run's scenario defines. */
  static Assumption ofOwnDevice(String group, String key) {
    return new Assumption(group, key, "Device defined by the scenario", "none", "", "");
  }

  /** Returns whether it applies to a run. */
  boolean concerns(ResolvedScenario scenario, boolean compared, boolean distilled) {
    return (distilled || !key.startsWith("distillation."))
        && (compared || !OF_COMPARISONS.contains(key))
        && (!key.startsWith("devices.") || scenario.devices().contains(key))
        && (condition.isEmpty() || scenario.meets(condition));
  }
}
