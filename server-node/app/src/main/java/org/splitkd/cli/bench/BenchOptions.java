package org.splitkd.cli.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.splitkd.cli.run.DefaultScenario;
import org.splitkd.command.PluginOptions;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options shared by all measurements. */
final class BenchOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      description = "The scenario file. By default conf/case-study.conf, the paper's case study.")
  @Nullable Path scenario;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a key of the scenario. Repeatable.")
  List<String> sets = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the computing actors. By default one per core.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  @Mixin PluginOptions plugins = new PluginOptions();

  Scenario load() {
    return ScenarioFile.loadToTrain(
            scenario != null ? scenario : DefaultScenario.caseStudy(), sets, plugins.load())
        .scenario();
  }
}
