package org.splitkd.cli.bench;

import java.util.Locale;
import java.util.function.Consumer;
import org.splitkd.bench.TrainingBench;
import org.splitkd.distillation.Distillation;
import org.splitkd.scenario.Scenario;
import picocli.CommandLine.Command;

/** {@code splitkd bench training}. */
@Command(
    name = "training",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compares split training through the actors with the same training in a plain loop, in alternating pairs.")
final class BenchTrainingCommand extends BenchPairs<TrainingBench.Result> {

  @Override
  TrainingBench.Result measure(
      Scenario scenario, Distillation distillation, int threads, Consumer<String> progress) {
    return TrainingBench.run(scenario, distillation, threads, count().value(), progress);
  }

  @Override
  String text(TrainingBench.Result result) {
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

  @Override
  String json(TrainingBench.Result result) {
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
