package org.splitkd.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.cli.bench.BenchCommand;
import org.splitkd.cli.model.ExportCommand;
import org.splitkd.cli.model.ImitateCommand;
import org.splitkd.cli.model.InferCommand;
import org.splitkd.cli.model.PretrainCommand;
import org.splitkd.cli.run.InterruptedRunException;
import org.splitkd.cluster.NodeException;
import org.splitkd.command.CommandProgram;
import org.splitkd.command.UsageException;
import org.splitkd.decision.PolicyException;
import org.splitkd.host.DeviceNodeCommand;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.journal.JournalException;
import org.splitkd.natives.NativeLibrariesException;
import org.splitkd.plane.PlaneException;
import org.splitkd.plugin.PluginException;
import org.splitkd.report.ReportException;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.security.TlsException;
import org.splitkd.text.TextException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
    name = "splitkd",
    description =
        "Emulates split knowledge distillation between a fleet of IoT devices and an edge server.",
    subcommands = {
      RunCommand.class,
      CompareCommand.class,
      SweepCommand.class,
      TrainCommand.class,
      ResumeCommand.class,
      HistoryCommand.class,
      ShowCommand.class,
      InferCommand.class,
      ExportCommand.class,
      PretrainCommand.class,
      ImitateCommand.class,
      JournalCommand.class,
      ServerNodeCommand.class,
      DeviceNodeCommand.class,
      PluginsCommand.class,
      CaCommand.class,
      ChaosCommand.class,
      BenchCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Run splitkd COMMAND --help for the options of a command.",
      "The exit code is 0 on success, 1 after a failure, and 2 for invalid input."
    })
public final class Main implements Runnable {

  /** The version from the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {CommandProgram.version(Main.class)};
    }
  }

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    CommandProgram.logToStderr();
    System.exit(execute(args));
  }

  /**
   * Runs a command and returns its exit code: 0 on success, 1 when something failed, 2 when the
   * user has to change something.
   */
  static int execute(String... args) {
    return CommandProgram.execute(new CommandLine(new Main()), Main::exit, args);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The exit code for a failure that is reported in one line; empty for any other failure. */
  static OptionalInt exit(Exception failure) {
    if (failure instanceof ScenarioException
        || failure instanceof ReportException
        || failure instanceof TextException
        || failure instanceof ModelFormatException
        || failure instanceof JournalException
        || failure instanceof CheckpointException
        || failure instanceof NodeException
        || failure instanceof PlaneException
        || failure instanceof PluginException
        || failure instanceof TlsException
        || failure instanceof NativeLibrariesException
        || failure instanceof UsageException) {
      return OptionalInt.of(ExitCode.USAGE);
    }
    Optional<PolicyException> policy = PolicyException.in(failure);
    if (policy.isPresent()) {
      return OptionalInt.of(policy.get().ofSettings() ? ExitCode.USAGE : ExitCode.SOFTWARE);
    }
    return failure instanceof InterruptedRunException || PluginException.in(failure).isPresent()
        ? OptionalInt.of(ExitCode.SOFTWARE)
        : OptionalInt.empty();
  }
}
