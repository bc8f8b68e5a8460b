package org.splitkd.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.ShippedScenarios;

/**
 * Variants of the case study that were read lately: tests want the same ones over and over, and to
 * read one takes longer than to run a small cell. Safe for several threads.
 */
final class ReadScenarios {

  private static final int MOST = 64;

  /** Those asked for longest ago go first. */
  private static final Map<List<String>, Scenario> READ =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Scenario> eldest) {
          return size() > MOST;
        }
      };

  private ReadScenarios() {}

  /**
   * The case study with some keys set.
   *
   * @throws org.splitkd.scenario.text.ScenarioException if something about it is wrong
   */
  static synchronized Scenario with(List<String> sets) {
    Scenario read = READ.get(sets);
    if (read == null) {
      read = ScenarioFile.load(ShippedScenarios.caseStudy(), sets).scenario();
      READ.put(List.copyOf(sets), read);
    }
    return read;
  }
}
