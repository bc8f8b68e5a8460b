package org.splitkd.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitkd ca}: creates the certificates with which cluster nodes authenticate. */
@Command(
    name = "ca",
    mixinStandardHelpOptions = true,
    description =
        "Issues the certificates with which the nodes of a cluster authenticate each other.",
    subcommands = {CaInitCommand.class, CaIssueCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Nodes of one user on one machine need none of this: the first node makes keys for all of them.",
      "This authority is for trials, as its key lies unencrypted in a folder. In Kubernetes, cert-manager issues the same files."
    })
final class CaCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
