package org.splitkd.cli.bench;

import java.util.Locale;
import java.util.function.Consumer;
import org.splitkd.bench.PageBench;
import org.splitkd.distillation.Distillation;
import org.splitkd.scenario.Scenario;
import picocli.CommandLine.Command;

/** {@code splitkd bench page}. */
@Command(
    name = "page",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compares training with the live page, with one active reader and eight stalled ones, with the same training without a page, in alternating pairs.")
final class BenchPageCommand extends BenchPairs<PageBench.Result> {

  @Override
  PageBench.Result measure(
      Scenario scenario, Distillation distillation, int threads, Consumer<String> progress) {
    return PageBench.run(scenario, distillation, threads, count().value(), progress);
  }

  @Override
  String text(PageBench.Result result) {
    return String.format(
        Locale.ROOT,
        "with the page  %,8.0f tokens/s%n"
            + "without        %,8.0f tokens/s%n"
            + "ratio          %8.3f  (median of %d pairs)%n"
            + "the reader     %8.1f KiB",
        result.shownTokensPerSecond(),
        result.unseenTokensPerSecond(),
        result.ratio(),
        result.pairs(),
        result.readKib());
  }

  @Override
  String json(PageBench.Result result) {
    return String.format(
        Locale.ROOT,
        "{\"pairs\": %d, \"shown_tokens_per_s\": %.1f, \"unseen_tokens_per_s\": %.1f, "
            + "\"ratio\": %.4f, \"read_kib\": %.1f}",
        result.pairs(),
        result.shownTokensPerSecond(),
        result.unseenTokensPerSecond(),
        result.ratio(),
        result.readKib());
  }
}
