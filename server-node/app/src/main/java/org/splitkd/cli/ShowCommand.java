package org.splitkd.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.splitkd.cli.run.KeptEvents;
import org.splitkd.cli.run.RunInputs;
import org.splitkd.cli.run.RunKind;
import org.splitkd.cli.run.RunLock;
import org.splitkd.cli.run.RunRecord;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.command.PluginOptions;
import org.splitkd.command.UsageException;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.stored.StoredCellEvents;
import org.splitkd.dashboard.Board;
import org.splitkd.dashboard.Dashboard;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.plugin.Plugins;
import org.splitkd.report.files.ResultsFolder;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.system.ComparisonSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitkd show}: the page of a finished or interrupted run, from its journal. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves the page of a finished or interrupted run from its journal.",
      "The page shows every session, with a slider over emulated time, and every cell of the comparison. Press Ctrl-C to end."
    })
final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The results folder of a run, train or compare.")
  private Path folder = Path.of("");

  @Mixin private KeptJournalOption journal = new KeptJournalOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Option(
      names = "--dashboard",
      paramLabel = "HOST:PORT",
      converter = PageAddress.Converter.class,
      description =
          "Address of the page. By default 127.0.0.1:8642, or any free port when that one is taken.")
  private @Nullable NodeAddress address;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PageAddress.requirePage("show");
    Board board = board();
    try (Dashboard page =
        address == null ? PageAddress.usual(board) : Dashboard.start(board, address)) {
      spec.commandLine().getErr().println("see it at " + page.link() + " (Ctrl-C to stop)");
      new CountDownLatch(1).await();
    }
    return ExitCode.OK;
  }

  private Board board() {
    Optional<RunRecord> record = RunRecord.in(folder);
    if (record.isPresent()) {
      return kept(record.get());
    }
    Path config = folder.resolve(ResultsFolder.CONFIG);
    if (!Files.isRegularFile(config)) {
      throw new UsageException(
          folder + ": holds no results: there is no " + ResultsFolder.CONFIG + " in it");
    }
    // The file lacks the scenario's name; the folder usually has it.
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    LoadedScenario loaded = ScenarioFile.loadCompared(config, name, plugins.load());
    Board board =
        new Board(folder.toString(), "compare", loaded.scenario(), folder, Optional.empty());
    compare(board, loaded);
    board.finish();
    return board;
  }

  private Board kept(RunRecord record) {
    Plugins there = plugins.load();
    RunInputs needed = new RunInputs(folder, record.dependencies());
    needed.requireJars(there);
    LoadedScenario loaded =
        ScenarioFile.loadKept(folder.resolve(ResultsFolder.CONFIG), record.scenario(), there);
    needed.requirePlugins(loaded);
    List<CellEvent> events = events(record);
    Board board =
        new Board(
            record.run().toString(),
            record.command().name().toLowerCase(Locale.ROOT),
            loaded.scenario(),
            folder,
            Optional.empty());
    if (record.command() == RunKind.RUN) {
      compare(board, loaded);
    }
    results().ifPresent(board::evaluated);
    board.distil(DistillationLoader.load(loaded.scenario()), events);
    if (record.finished()) {
      board.finish();
    } else {
      board.fail("interrupted: run splitkd resume " + folder + " to continue");
    }
    return board;
  }

  private List<CellEvent> events(RunRecord record) {
    Optional<RunLock> lock = RunLock.share(folder);
    try {
      return StoredCellEvents.of(
          KeptEvents.of(KeptEvents.journal(folder, record, journal.named()), record));
    } finally {
      lock.ifPresent(RunLock::close);
    }
  }

  /** Repeats the comparison: it takes a second and gives the same results as in the run. */
  private static void compare(Board board, LoadedScenario loaded) {
    board.compared(
        ComparisonSystem.run(
            loaded.scenario(),
            Runtime.getRuntime().availableProcessors(),
            done -> board.cells(done.done(), done.total())));
  }

  /** The results file, with the evaluations of the models that no event contains. */
  private Optional<JsonNode> results() {
    try {
      return Optional.of(new ObjectMapper().readTree(folder.resolve("distillation.json").toFile()));
    } catch (IOException none) {
      return Optional.empty(); // interrupted before the results were written
    }
  }
}
