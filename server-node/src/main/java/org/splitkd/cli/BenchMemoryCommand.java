package org.splitkd.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.splitkd.bench.MemoryBench;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code splitkd bench memory}. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Resident memory over many steps of training through the actors.",
      "Batches are small, 2 sequences of 64 tokens, unless --set says otherwise: it is steps that count."
    })
final class BenchMemoryCommand implements Callable<Integer> {

  private static final List<String> SMALL =
      List.of("distillation.batch-size=2", "distillation.sequence-length=64");

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(
      names = "--steps",
      defaultValue = "2000",
      description = "Steps, rounded up to whole rounds. ${DEFAULT-VALUE}.")
  private int steps;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (steps < 1) {
      throw new ParameterException(
          spec.commandLine(), "--steps = " + steps + ": must be at least 1");
    }
    options.sets = Stream.concat(SMALL.stream(), options.sets.stream()).toList();
    Scenario scenario = options.load();
    PrintWriter err = spec.commandLine().getErr();
    MemoryBench.Result result =
        MemoryBench.run(
            scenario,
            DistillationLoader.load(scenario),
            options.threads,
            steps,
            (done, mib) -> {
              err.println(String.format(Locale.ROOT, "step %,d: %.1f MiB", done, mib));
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            options.json
                ? "{\"steps\": %d, \"first_mib\": %.1f, \"last_mib\": %.1f, \"most_mib\": %.1f, \"tensors_left\": %d}"
                : "%,d steps: resident %.1f MiB after a tenth, %.1f MiB at the end, at most %.1f MiB; %d tensors left",
            result.steps(),
            result.firstMib(),
            result.lastMib(),
            result.mostMib(),
            result.tensorsLeft()));
    out.flush();
    return 0;
  }
}
