package org.splitkd.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitkd ca}: creates the certificates with which cluster nodes authenticate. */
@Command(
    name = "ca",
    mixinStandardHelpOptions = true,
    description = "Makes the certificates by which the nodes of a cluster know each other.",
    subcommands = {CaInitCommand.class, CaIssueCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Nodes of one user on one machine need none: the first makes keys for all.",
      "For trials: the authority's key lies unencrypted in a folder.",
      "In Kubernetes cert-manager makes the same files."
    })
final class CaCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
