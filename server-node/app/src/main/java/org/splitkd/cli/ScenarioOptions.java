package org.splitkd.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.splitkd.command.PluginOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options shared by all commands that run a scenario. */
final class ScenarioOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      description = "The scenario file. By default conf/case-study.conf, the paper's case study.")
  @Nullable Path scenario;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a key of the scenario, such as policy.selection=index. Repeatable.")
  List<String> sets = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for the results. By default results/SCENARIO-TIME.")
  @Nullable Path out;

  @Mixin PluginOptions plugins = new PluginOptions();

  @Mixin RunningOptions running = new RunningOptions();
}
