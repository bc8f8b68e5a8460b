package org.splitkd.cli.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.splitkd.bench.MemoryBench;
import org.splitkd.distillation.Distillation;
import org.splitkd.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code splitkd bench memory}. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures resident memory over many training steps through the actors.",
      "Batches are small, 2 sequences of 64 tokens, unless --set changes them, because only the number of steps matters."
    })
final class BenchMemoryCommand extends BenchMeasurement<MemoryBench.Result> {

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Number of steps, rounded up to whole rounds. By default ${DEFAULT-VALUE}.")
  private int steps;

  @Override
  Count count() {
    return new Count("--steps", steps);
  }

  @Override
  List<String> presets() {
    return List.of("distillation.batch-size=2", "distillation.sequence-length=64");
  }

  @Override
  MemoryBench.Result measure(
      Scenario scenario, Distillation distillation, int threads, Consumer<String> progress) {
    return MemoryBench.run(
        scenario,
        distillation,
        threads,
        steps,
        (done, mib) ->
            progress.accept(String.format(Locale.ROOT, "step %,d: %.1f MiB", done, mib)));
  }

  @Override
  String json(MemoryBench.Result result) {
    return format(
        "{\"steps\": %d, \"first_mib\": %.1f, \"last_mib\": %.1f, \"most_mib\": %.1f, \"tensors_left\": %d}",
        result);
  }

  @Override
  String text(MemoryBench.Result result) {
    return format(
        "%,d steps: resident %.1f MiB after a tenth, %.1f MiB at the end, at most %.1f MiB; %d tensors left",
        result);
  }

  private static String format(String format, MemoryBench.Result result) {
    return String.format(
        Locale.ROOT,
        format,
        result.steps(),
        result.firstMib(),
        result.lastMib(),
        result.mostMib(),
        result.tensorsLeft());
  }
}
