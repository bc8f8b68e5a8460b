package org.splitkd.cli.run;

import java.nio.file.Path;
import java.util.List;

/** The scenarios used when the user names none. */
public final class DefaultScenario {

  /** Settings that make {@link #quick} take more than one round. */
  public static final List<String> QUICK_SETS = List.of("distillation.rounds=3");

  private DefaultScenario() {}

  /** The case study, relative to the working directory if it lies below it. */
  public static Path caseStudy() {
    return named("case-study.conf");
  }

  /** The short version of the case study. */
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
