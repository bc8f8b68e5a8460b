package org.splitkd.cli.run;

import java.nio.file.Path;
import java.util.List;

/** The scenario that is run when none is named. */
public final class DefaultScenario {

  /** What {@link #quick} is set to where it is to take longer than one round. */
  public static final List<String> QUICK_SETS = List.of("distillation.rounds=3");

  private DefaultScenario() {}

  /** The case study, named as a user in the project's folder would. */
  public static Path caseStudy() {
    return named("case-study.conf");
  }

  /** The case study in short. */
  public static Path quick() {
    return named("quick.conf");
  }

  private static Path named(String name) {
    Path here = Path.of("").toAbsolutePath();
    Path file =
        Path.of(System.getProperty("splitkd.home", ""))
            .toAbsolutePath()
            .resolve("conf")
            .resolve(name);
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
