package org.splitkd.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.ShippedScenarios;

/**
 * A cache of recently read variants of the case study. Tests use the same variants repeatedly, and
 * reading one takes longer than running a small cell. Thread-safe.
 */
final class ReadScenarios {

  private static final int MOST = 64;

  /** Evicts the least recently used scenario first. */
  private static final Map<List<String>, Scenario> READ =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Scenario> eldest) {
          return size() > MOST;
        }
      };

  private ReadScenarios() {}

  /**
   * Returns the case study with some keys set.
   *
   * @throws org.splitkd.scenario.text.ScenarioException if the scenario is wrong
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
