package org.splitkd;

import java.nio.file.Path;
import java.util.Arrays;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;

/** The project's own scenarios, for tests that run on the real thing. */
public final class CaseStudy {

  private CaseStudy() {}

  /** The case study with some keys set, as {@code --set} would. */
  public static Scenario with(String... sets) {
    return ScenarioFile.load(file("case-study.conf"), Arrays.asList(sets)).scenario();
  }

  /** The same with extensions of others. */
  public static Scenario with(Plugins plugins, String... sets) {
    return ScenarioFile.load(file("case-study.conf"), Arrays.asList(sets), plugins).scenario();
  }

  public static Path file(String name) {
    return Path.of(System.getProperty("splitkd.home"), "conf", name);
  }
}
