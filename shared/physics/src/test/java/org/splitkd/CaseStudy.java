package org.splitkd;

import java.nio.file.Path;
import java.util.Arrays;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;

/** The project's own scenarios, for tests that use the real files. */
public final class CaseStudy {

  private CaseStudy() {}

  /** The case study with some keys set, as {@code --set} would. */
  public static Scenario with(String... sets) {
    return ScenarioFile.load(file("case-study.conf"), Arrays.asList(sets)).scenario();
  }

  /** The case study with third-party extensions and some keys set. */
  public static Scenario with(Plugins plugins, String... sets) {
    return ScenarioFile.load(file("case-study.conf"), Arrays.asList(sets), plugins).scenario();
  }

  public static Path file(String name) {
    return Path.of(System.getProperty("splitkd.home"), "conf", name);
  }
}
