package org.splitkd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.splitkd.authority.CertificateAuthority;
import org.splitkd.authority.NodeIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitkd ca issue}. */
@Command(
    name = "issue",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    // DIR comes first: after --host it would be parsed as another host.
    customSynopsis =
        "splitkd ca issue DIR --out=NODE_DIR [--name=NAME] [--host=HOST...]... [--days=N]",
    description = "Creates a key and a certificate for a node and replaces those in its folder.",
    footer = {
      "",
      "Writes tls.crt, ca.crt, and tls.key, which only its owner can read. A running node uses new files for its next connections."
    })
final class CaIssueCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The folder of the authority.")
  private Path authority = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "NODE_DIR",
      description = "The folder of the node. It is created when missing.")
  private Path out = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "splitkd",
      description =
          "Name of the cluster. Nodes whose certificates have no name in common, besides localhost, reject each other. By default ${DEFAULT-VALUE}.")
  private String name = "";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      arity = "1..*",
      description =
          "DNS name or IP address of the node. Repeatable. By default localhost and 127.0.0.1.")
  private List<String> hosts = List.of("localhost", "127.0.0.1");

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description =
          "Days for which the certificate is valid, at most as long as the authority. By default ${DEFAULT-VALUE}.")
  private int days;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (days < 1) {
      throw new ParameterException(spec.commandLine(), "--days = " + days + ": must be at least 1");
    }
    NodeIdentity node = new NodeIdentity(name, hosts);
    X509Certificate certificate =
        CertificateAuthority.open(authority, Clock.systemUTC()).issue(node, days, out);
    PrintWriter printer = spec.commandLine().getOut();
    printer.println(
        out
            + ": certificate for "
            + node.name()
            + " ("
            + String.join(", ", node.hosts())
            + "), valid until "
            + certificate.getNotAfter().toInstant());
    printer.flush();
    return ExitCode.OK;
  }
}
