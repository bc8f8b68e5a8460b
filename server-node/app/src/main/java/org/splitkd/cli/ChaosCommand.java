package org.splitkd.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.splitkd.chaos.ChaosException;
import org.splitkd.chaos.ChaosResult;
import org.splitkd.chaos.ChaosRun;
import org.splitkd.chaos.Orders;
import org.splitkd.chaos.Program;
import org.splitkd.cli.run.DefaultScenario;
import org.splitkd.command.PluginOptions;
import org.splitkd.command.UsageException;
import org.splitkd.files.IoReason;
import org.splitkd.scenario.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitkd chaos}: checks that killing a run loses nothing. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Kills and resumes a distillation many times and compares its results with an undisturbed run.",
      "The comparison is byte for byte. The exit code is 0 if nothing differs, otherwise 1."
    })
final class ChaosCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      description = "The scenario file. By default three rounds of conf/quick.conf.")
  private @Nullable Path scenario;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a key of the scenario. Repeatable.")
  private List<String> sets = List.of();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "100",
      description = "Number of kills. By default ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the moments at which it kills. By default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "An empty or new folder that keeps the folders of all runs. By default only those that differ are kept.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Option(
      names = "--quiet",
      description = "Prints differences and errors only, no progress and no table.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (kills < 1) {
      throw new ParameterException(
          spec.commandLine(), "--kills = " + kills + ": must be at least 1");
    }
    Path file = scenario != null ? scenario : DefaultScenario.quick();
    List<String> all = new ArrayList<>(scenario != null ? List.of() : DefaultScenario.QUICK_SETS);
    all.addAll(sets);
    ScenarioFile.loadToTrain(file, all, plugins.load());
    Path folder = folder();
    try {
      ChaosResult result = ChaosRun.run(orders(file, all, folder), progress());
      print(result, folder);
      return result.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (ChaosException failure) {
      throw new UsageException(failure.getMessage() + " (" + folder + ")");
    }
  }

  private Orders orders(Path file, List<String> all, Path folder) {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    all.forEach(set -> arguments.addAll(List.of("--set", set)));
    return new Orders(
        Program.besidesThisOne(plugins.forProcess(), Main.class.getName()),
        arguments,
        kills,
        seed,
        folder,
        out != null);
  }

  private Path folder() {
    Path folder = out;
    try {
      if (folder == null) {
        return Files.createTempDirectory("splitkd-chaos-");
      }
      Files.createDirectories(folder);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        if (files.iterator().hasNext()) {
          throw new UsageException("--out = " + folder + ": must be a new or empty folder");
        }
      }
      return folder;
    } catch (IOException failure) {
      throw new UsageException("--out = " + folder + ": " + IoReason.of(failure));
    }
  }

  private Consumer<String> progress() {
    PrintWriter err = spec.commandLine().getErr();
    return quiet
        ? line -> {}
        : line -> {
          err.println(line);
          err.flush();
        };
  }

  private void print(ChaosResult result, Path folder) {
    PrintWriter err = spec.commandLine().getErr();
    result.differences().forEach(err::println);
    if (!result.differences().isEmpty() || out != null) {
      err.println("all files are in " + folder);
    }
    err.flush();
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.println(ChaosText.json(result, seed));
    } else if (!quiet) {
      stdout.print(ChaosText.table(result));
    }
    stdout.flush();
  }
}
