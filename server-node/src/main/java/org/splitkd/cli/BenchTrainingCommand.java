package org.splitkd.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.splitkd.bench.TrainingBench;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code splitkd bench training}. */
@Command(
    name = "training",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Split training through the actors against the same training in a plain loop, in alternating pairs.")
final class BenchTrainingCommand implements Callable<Integer> {

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(
      names = "--pairs",
      defaultValue = "7",
      description = "Pairs of measurements; medians are told. ${DEFAULT-VALUE}.")
  private int pairs;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (pairs < 1) {
      throw new ParameterException(
          spec.commandLine(), "--pairs = " + pairs + ": must be at least 1");
    }
    Scenario scenario = options.load();
    PrintWriter err = spec.commandLine().getErr();
    TrainingBench.Result result =
        TrainingBench.run(
            scenario,
            DistillationLoader.load(scenario),
            options.threads,
            pairs,
            line -> {
              err.println(line);
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    out.println(options.json ? json(result) : text(result));
    out.flush();
    return 0;
  }

  private static String text(TrainingBench.Result result) {
    return String.format(
        Locale.ROOT,
        "split, through actors  %,8.0f tokens/s%n"
            + "whole, in a loop       %,8.0f tokens/s%n"
            + "ratio                  %8.3f  (median of %d pairs)%n"
            + "loop                   %8.1f GFLOP/s, %.0f %% of a large matrix product's %.1f",
        result.actorTokensPerSecond(),
        result.loopTokensPerSecond(),
        result.ratio(),
        result.pairs(),
        result.loopFlops() / 1e9,
        100 * result.loopFlops() / result.matrixFlops(),
        result.matrixFlops() / 1e9);
  }

  private static String json(TrainingBench.Result result) {
    return String.format(
        Locale.ROOT,
        "{\"pairs\": %d, \"threads\": %d, \"tokens_per_second\": %.1f, \"loop_tokens_per_second\": %.1f, "
            + "\"ratio\": %.4f, \"loop_gflops\": %.2f, \"matrix_gflops\": %.2f, \"loop_of_matrix\": %.4f}",
        result.pairs(),
        result.threads(),
        result.actorTokensPerSecond(),
        result.loopTokensPerSecond(),
        result.ratio(),
        result.loopFlops() / 1e9,
        result.matrixFlops() / 1e9,
        result.loopFlops() / result.matrixFlops());
  }
}
