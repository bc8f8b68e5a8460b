package org.splitkd.scenario;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.splitkd.scenario.text.ScenarioException;

/** The scenarios of {@code conf/}, for tests. */
final class Scenarios {

  static final Path CONF = Path.of(System.getProperty("splitkd.home", ".."), "conf");
  static final Path CASE_STUDY = CONF.resolve("case-study.conf");
  static final Path SUMO = CONF.resolve("sumo.conf");

  private Scenarios() {}

  static Scenario caseStudy(String... sets) {
    return ScenarioFile.load(CASE_STUDY, List.of(sets)).scenario();
  }

  static Scenario sumo(String... sets) {
    return ScenarioFile.load(SUMO, List.of(sets)).scenario();
  }

  /** Returns the error of loading a scenario. */
  static String complaint(Path file, String... sets) {
    var thrown =
        Assertions.assertThrows(
            ScenarioException.class, () -> ScenarioFile.load(file, List.of(sets)));
    return String.valueOf(thrown.getMessage());
  }
}
