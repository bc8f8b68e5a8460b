package org.splitkd.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitkd compare}: the emulation alone. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares the methods of a scenario over its channels and trials.",
      "Prints the summary and writes summary.json, sessions.csv, config.conf, the figures and report.html."
    })
final class CompareCommand implements Callable<Integer> {

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunStart(options, spec.commandLine()).compare();
  }
}
