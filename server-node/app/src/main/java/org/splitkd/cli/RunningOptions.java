package org.splitkd.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options for running a scenario that do not affect its results. */
final class RunningOptions {

  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of the actor system, 1 to 1024. The results do not depend on it. By default one per core.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "Prints errors only, no progress and no summary.")
  boolean quiet;

  /**
   * Checks the values.
   *
   * @throws ParameterException if one is out of range
   */
  void check(CommandLine command) {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new ParameterException(
          command, "--threads = " + threads + ": must be 1 to " + MOST_THREADS);
    }
  }
}
