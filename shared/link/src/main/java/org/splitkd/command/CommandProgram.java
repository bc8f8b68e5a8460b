package org.splitkd.command;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** Runs a program's commands and decides its exit code. */
public final class CommandProgram {

  private static final String LOGGING = "logback.configurationFile";

  /** Columns of the help: wide enough for a line of code, and for half a screen. */
  private static final int HELP_COLUMNS = 100;

  private CommandProgram() {}

  /**
   * Sends the log to stderr unless the user has configured otherwise. Must be called before
   * anything is logged.
   */
  public static void logToStderr() {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "org/splitkd/command/logback.xml");
    }
  }

  /**
   * Runs a command and returns its exit code: 0 for success, 1 for a failure, 2 for an error that
   * the user has to correct.
   *
   * @param exit exit code of a failure that is reported in one line; empty for any other
   */
  public static int execute(
      CommandLine command, Function<Exception, OptionalInt> exit, String... arguments) {
    try {
      Told told = Told.chosen();
      command
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setUsageHelpWidth(HELP_COLUMNS)
          .setParameterExceptionHandler((wrong, words) -> wrongUsage(told, wrong))
          .setExecutionExceptionHandler(
              (failure, failed, all) -> failed(told, failure, exit.apply(failure), failed));
      told.by(command);
      return command.execute(arguments);
    } catch (UsageException wrong) {
      System.err.println(oneLine(wrong));
      return ExitCode.USAGE;
    } catch (OutOfMemoryError full) {
      System.err.println(
          "splitkd: out of memory: an input is too large for "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB of heap; SPLITKD_OPTS=-Xmx4g gives 4 GiB");
      return ExitCode.USAGE;
    } catch (StackOverflowError deep) {
      System.err.println("splitkd: an input is nested too deeply");
      return ExitCode.USAGE;
    }
  }

  private static int wrongUsage(Told told, ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    told.failure(
        command,
        "splitkd: "
            + Mistyped.in(wrong)
                .map(mistyped -> mistyped.line(help))
                .orElseGet(() -> oneLine(wrong) + "; see " + help));
    return ExitCode.USAGE;
  }

  private static int failed(Told told, Exception failure, OptionalInt exit, CommandLine command)
      throws Exception {
    if (exit.isEmpty()) {
      return told.unexpected(failure);
    }
    told.failure(command, oneLine(failure));
    return exit.getAsInt();
  }

  /** Returns the message of a failure on one line. */
  public static String oneLine(Exception failure) {
    return Objects.toString(failure.getMessage(), failure.toString())
        .replaceAll("\\s*\\R\\s*", " ")
        .strip();
  }

  /** Returns the version of a program, from the manifest of the jar that holds its class. */
  public static String version(Class<?> program) {
    String version = program.getPackage().getImplementationVersion();
    return "splitkd " + (version == null ? "from sources" : version);
  }
}
