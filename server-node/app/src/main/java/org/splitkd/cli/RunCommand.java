package org.splitkd.cli;

import java.util.concurrent.Callable;
import org.splitkd.cli.run.RunKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitkd run}: the comparison and the distillation of a scenario. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a scenario: compares its methods, then really distils, and writes a report with figures.",
      "Prints both summaries and writes summary.json, sessions.csv, distillation.json and its tables, the student, config.conf, the figures and report.html."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Mixin private JournalOption journal = new JournalOption();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunStart(options, watch, spec.commandLine()).keep(RunKind.RUN, journal);
  }
}
