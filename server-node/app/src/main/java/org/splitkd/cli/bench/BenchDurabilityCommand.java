package org.splitkd.cli.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.splitkd.bench.DurabilityBench;
import org.splitkd.distillation.Distillation;
import org.splitkd.scenario.Scenario;
import picocli.CommandLine.Command;

/** {@code splitkd bench durability}. */
@Command(
    name = "durability",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compares training with journal and students on the working directory's disk with the same training in memory, in alternating pairs.")
final class BenchDurabilityCommand extends BenchPairs<DurabilityBench.Result> {

  @Override
  DurabilityBench.Result measure(
      Scenario scenario, Distillation distillation, int threads, Consumer<String> progress) {
    return DurabilityBench.run(
        scenario, distillation, threads, count().value(), Path.of(""), progress);
  }

  @Override
  String text(DurabilityBench.Result result) {
    return String.format(
        Locale.ROOT,
        "on the disk  %,8.0f tokens/s%n"
            + "in memory    %,8.0f tokens/s%n"
            + "ratio        %8.3f  (median of %d pairs)%n"
            + "a student    %8.1f MiB, saved in %.0f ms",
        result.durableTokensPerSecond(),
        result.volatileTokensPerSecond(),
        result.ratio(),
        result.pairs(),
        result.checkpointMib(),
        result.saveMillis());
  }

  @Override
  String json(DurabilityBench.Result result) {
    return String.format(
        Locale.ROOT,
        "{\"pairs\": %d, \"durable_tokens_per_s\": %.1f, \"volatile_tokens_per_s\": %.1f, "
            + "\"ratio\": %.4f, \"checkpoint_mib\": %.2f, \"save_ms\": %.1f}",
        result.pairs(),
        result.durableTokensPerSecond(),
        result.volatileTokensPerSecond(),
        result.ratio(),
        result.checkpointMib(),
        result.saveMillis());
  }
}
