package org.splitkd.cli;

import java.nio.file.Path;

/** The scenario that is run when none is named. */
final class DefaultScenario {

  private DefaultScenario() {}

  /** The case study, named as a user in the project's folder would. */
  static Path caseStudy() {
    Path here = Path.of("").toAbsolutePath();
    Path caseStudy =
        Path.of(System.getProperty("splitkd.home", ""))
            .toAbsolutePath()
            .resolve("conf/case-study.conf");
    return caseStudy.startsWith(here) ? here.relativize(caseStudy) : caseStudy;
  }
}
