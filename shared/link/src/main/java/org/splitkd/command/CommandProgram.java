package org.splitkd.command;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** A program that is a command line, and how it ends. */
public final class CommandProgram {

  private static final String LOGGING = "logback.configurationFile";

  /** Columns of the help: wide enough for a line of code, and for half a screen. */
  private static final int HELP_COLUMNS = 100;

  private CommandProgram() {}

  /**
   * The log goes to stderr, unless the user says otherwise; to be called before anything is logged.
   */
  public static void logToStderr() {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "org/splitkd/command/logback.xml");
    }
  }

  /**
   * Runs a command; 0 when it went well, 1 when something failed, 2 when the user has to change
   * something.
   *
   * @param exit how the program ends with a failure that one line tells; empty for any other
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

  /** What a failure says, on one line. */
  public static String oneLine(Exception failure) {
    return Objects.toString(failure.getMessage(), failure.toString())
        .replaceAll("\\s*\\R\\s*", " ")
        .strip();
  }

  /** The version of a program, from the manifest of the jar that holds its class. */
  public static String version(Class<?> program) {
    String version = program.getPackage().getImplementationVersion();
    return "splitkd " + (version == null ? "from sources" : version);
  }
}
