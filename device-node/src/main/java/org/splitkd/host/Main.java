package org.splitkd.host;

import java.util.OptionalInt;
import org.splitkd.cluster.NodeException;
import org.splitkd.command.CommandProgram;
import org.splitkd.command.UsageException;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.natives.NativeLibrariesException;
import org.splitkd.plane.PlaneException;
import org.splitkd.plugin.PluginException;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.security.TlsException;
import org.splitkd.text.TextException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** {@code splitkd device-node} as a separate program, without the parts only server nodes need. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandProgram.logToStderr();
    System.exit(execute(args));
  }

  static int execute(String... args) {
    CommandLine command = new CommandLine(new DeviceNodeCommand());
    command.setCommandName("splitkd " + command.getCommandName());
    command
        .getCommandSpec()
        .versionProvider(() -> new String[] {CommandProgram.version(Main.class)});
    return CommandProgram.execute(command, Main::exit, args);
  }

  /** The exit code for a failure that is reported in one line; empty for any other failure. */
  private static OptionalInt exit(Exception failure) {
    boolean told =
        failure instanceof ScenarioException
            || failure instanceof TextException
            || failure instanceof ModelFormatException
            || failure instanceof NodeException
            || failure instanceof PlaneException
            || failure instanceof PluginException
            || failure instanceof TlsException
            || failure instanceof NativeLibrariesException
            || failure instanceof UsageException;
    return told ? OptionalInt.of(ExitCode.USAGE) : OptionalInt.empty();
  }
}
