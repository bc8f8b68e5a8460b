package org.splitkd.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitkd journal}: manages the journals that store the events of runs. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Prepares databases for the journals of runs.",
    subcommands = JournalInitCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class JournalCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
