package org.splitkd.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitkd bench}: measures the program on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the program on this machine.",
    subcommands = {
      BenchTrainingCommand.class,
      BenchDurabilityCommand.class,
      BenchPageCommand.class,
      BenchMemoryCommand.class,
      BenchTensorPlaneCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
