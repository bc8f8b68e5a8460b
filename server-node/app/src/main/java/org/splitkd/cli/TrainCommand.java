package org.splitkd.cli;

import java.util.concurrent.Callable;
import org.splitkd.cli.run.RunKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitkd train}: the real distillation alone. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Distils the scenario's teacher into its student, split between vehicles and edge server.",
      "The models are small and real. Time and energy are emulated, by default for the paper's models.",
      "Prints how well the student learned and writes distillation.json, tables, the figure, report.html and the student."
    })
final class TrainCommand implements Callable<Integer> {

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Mixin private JournalOption journal = new JournalOption();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunStart(options, watch, spec.commandLine()).keep(RunKind.TRAIN, journal);
  }
}
