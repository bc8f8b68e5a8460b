package org.splitkd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.splitkd.authority.CertificateAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitkd ca init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description =
        "Creates an authority that is valid for ten years. An existing one stays as it is.",
    footer = {
      "",
      "Writes ca.crt, and ca.key, which only its owner can read. A holder of ca.key can create nodes that every node trusts, so never copy it to a node."
    })
final class CaInitCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      description = "The folder of the authority. It is created when missing.")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    X509Certificate authority = CertificateAuthority.create(folder, Clock.systemUTC());
    PrintWriter out = spec.commandLine().getOut();
    out.println(folder + ": authority created, valid until " + authority.getNotAfter().toInstant());
    out.flush();
    return ExitCode.OK;
  }
}
