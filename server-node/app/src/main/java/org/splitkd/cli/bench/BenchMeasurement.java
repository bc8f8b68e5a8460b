package org.splitkd.cli.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.scenario.Scenario;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Base of the measurements: loads the scenario, measures and prints the result. */
abstract class BenchMeasurement<R> implements Callable<Integer> {

  @Mixin private BenchOptions options = new BenchOptions();

  @Spec private CommandSpec spec;

  /** An option whose value is a count. */
  record Count(String option, int value) {}

  /** The number of repetitions, at least 1. */
  abstract Count count();

  /** Settings applied before those of the user. */
  List<String> presets() {
    return List.of();
  }

  abstract R measure(
      Scenario scenario, Distillation distillation, int threads, Consumer<String> progress);

  abstract String json(R result);

  abstract String text(R result);

  @Override
  public final Integer call() {
    Count count = count();
    if (count.value() < 1) {
      throw new ParameterException(
          spec.commandLine(), count.option() + " = " + count.value() + ": must be at least 1");
    }
    options.sets = Stream.concat(presets().stream(), options.sets.stream()).toList();
    Scenario scenario = options.load();
    PrintWriter err = spec.commandLine().getErr();
    R result =
        measure(
            scenario,
            DistillationLoader.load(scenario),
            options.threads,
            line -> {
              err.println(line);
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    out.println(options.json ? json(result) : text(result));
    out.flush();
    return ExitCode.OK;
  }
}
