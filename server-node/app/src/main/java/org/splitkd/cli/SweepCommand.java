package org.splitkd.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitkd sweep}: the emulation alone, at every point of a grid. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares the methods at every combination of the values of some keys.",
      "Prints one table and writes sweep.csv, sweep.arrow, config.conf, the figure and sweep.html.",
      "Every finished point is kept in DIR/points, so the same command with the same --out resumes an interrupted sweep."
    })
final class SweepCommand implements Callable<Integer> {

  @Option(
      names = "--vary",
      required = true,
      paramLabel = "KEY=V1,V2,...",
      description =
          "Varies a key of the scenario over several values, such as policy.beta=1.0,1.1,1.2."
              + " Commas within brackets and quotes belong to a value. Repeatable.")
  private List<String> varied = List.of();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new RunStart(options, spec.commandLine()).sweep(varied);
  }
}
