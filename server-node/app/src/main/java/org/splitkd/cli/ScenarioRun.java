package org.splitkd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.splitkd.cli.run.KeptRun;
import org.splitkd.command.CommandProgram;
import org.splitkd.comparison.CellCatalogue;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.Deployment;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.dashboard.Board;
import org.splitkd.distillation.Distillation;
import org.splitkd.report.console.ConsoleDistillation;
import org.splitkd.report.console.ConsoleSummary;
import org.splitkd.report.files.ResultsFolder;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.ComparisonSystem;
import org.splitkd.training.DistillationResult;
import org.splitkd.training.DistillationRun;
import org.splitkd.training.OneJvm;
import org.splitkd.training.TrainingSite;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** The execution of a scenario up to its results: comparison, distillation or both. */
final class ScenarioRun {

  private final RunningOptions options;
  private final CommandLine command;
  private final TrainingSite site;
  private final WatchOptions watch;

  /** A run in this JVM. */
  ScenarioRun(RunningOptions options, WatchOptions watch, CommandLine command) {
    this(options, watch, command, new OneJvm(options.threads));
  }

  /**
   * A run at another site.
   *
   * @param site of the distillation
   */
  ScenarioRun(RunningOptions options, WatchOptions watch, CommandLine command, TrainingSite site) {
    this.watch = watch;
    this.options = options;
    this.command = command;
    this.site = site;
  }

  /** Runs the comparison; returns 0 when every vehicle was served, 1 otherwise. */
  int compare(Path path, LoadedScenario loaded) {
    ResultsFolder folder = ResultsFolder.create(path);
    loaded.trace().ifPresent(folder::keep);
    List<CellResult> cells = compared(loaded.scenario(), Watching.nobody());
    ComparisonSummary summary = summarized(loaded.scenario(), cells);
    long drawing = System.nanoTime();
    folder.write(summary, cells, loaded.rendered());
    tell("wrote", path.toString(), drawing);
    return completed(cells) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /**
   * Executes a resumable run, or the rest of it; returns 0 when every vehicle was served, 1
   * otherwise.
   */
  int carryOut(KeptRun run, Distillation distillation) {
    try (Watching watching = Watching.begin(watch, options.quiet, run, this::say)) {
      try {
        int exit =
            run.carryOut(
                () ->
                    switch (run.record().command()) {
                      case RUN -> run(run, distillation, watching);
                      case TRAIN -> train(run, distillation, watching);
                    });
        watching.tell(Board::finish);
        return exit;
      } catch (RuntimeException failure) {
        watching.tell(board -> board.fail(CommandProgram.oneLine(failure)));
        throw failure;
      }
    }
  }

  private int train(KeptRun run, Distillation distillation, Watching watching) {
    DistillationResult result = distilled(run, distillation, watching);
    DistillationSummary summary = DistillationSummary.of(run.loaded().scenario(), result);
    print(ConsoleDistillation.render(summary));
    write(run, result, (folder, config) -> folder.write(summary, config));
    return completed(result) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /**
   * Runs the comparison, then the distillation. The comparison's results are written before the
   * distillation starts. A resumed run repeats the comparison: it takes a second and gives the same
   * results.
   */
  private int run(KeptRun run, Distillation distillation, Watching watching) {
    Scenario scenario = run.loaded().scenario();
    List<CellResult> cells = compared(scenario, watching);
    ComparisonSummary comparison = summarized(scenario, cells);
    ResultsFolder.create(run.path()).write(comparison, cells, run.loaded().rendered());
    DistillationResult result = distilled(run, distillation, watching);
    DistillationSummary summary = DistillationSummary.of(scenario, result);
    print("\n" + ConsoleDistillation.render(summary));
    write(run, result, (folder, config) -> folder.write(comparison, cells, summary, config));
    return completed(cells) && completed(result) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void write(
      KeptRun run, DistillationResult result, BiConsumer<ResultsFolder, String> results) {
    long drawing = System.nanoTime();
    ResultsFolder folder = ResultsFolder.create(run.path());
    results.accept(folder, run.loaded().rendered());
    folder.keepStudent(result.model(), run.loaded().scenario().distillation().sources().teacher());
    tell("wrote", run.path().toString(), drawing);
  }

  private List<CellResult> compared(Scenario scenario, Watching watching) {
    long started = System.nanoTime();
    List<CellResult> cells = compare(scenario, watching);
    watching.tell(board -> board.compared(cells));
    tell("compared", cells.size() + " cells", started);
    return cells;
  }

  private ComparisonSummary summarized(Scenario scenario, List<CellResult> cells) {
    ComparisonSummary summary = ComparisonSummary.of(scenario, cells);
    print(ConsoleSummary.render(summary));
    return summary;
  }

  private DistillationResult distilled(KeptRun run, Distillation distillation, Watching watching) {
    List<CellEvent> past = watching.past(run);
    watching.tell(board -> board.distil(distillation, past));
    long started = System.nanoTime();
    try (TrainingProgress progress =
        new TrainingProgress(options.quiet ? null : command.getErr())) {
      DistillationResult result =
          DistillationRun.run(
              run.loaded().scenario(),
              distillation,
              run.durability(),
              site,
              watching.pace(),
              news -> {
                progress.show(news);
                watching.tell(board -> board.show(news));
              });
      tell("distilled in", distillation.steps() + " steps", started);
      return result;
    }
  }

  private static boolean completed(List<CellResult> cells) {
    return cells.stream().allMatch(cell -> cell.round().everyVehicleServed());
  }

  private static boolean completed(DistillationResult result) {
    return result.cell().rounds().stream().allMatch(RoundResult::everyVehicleServed)
        && result.cell().deployments().stream().allMatch(Deployment::succeeded);
  }

  private void say(String line) {
    command.getErr().println(line);
  }

  private void print(String text) {
    if (!options.quiet) {
      PrintWriter out = command.getOut();
      out.print(text);
      out.flush();
    }
  }

  private List<CellResult> compare(Scenario scenario, Watching watching) {
    try (ProgressLine progress =
        new ProgressLine(
            !options.quiet, "comparison", "cells", new CellCatalogue(scenario).size())) {
      return ComparisonSystem.run(
          scenario,
          options.threads,
          cell -> {
            progress.done(cell.done());
            watching.tell(board -> board.cells(cell.done(), cell.total()));
          });
    }
  }

  /** Reports wall-clock time on stderr. It goes into no file. */
  private void tell(String what, String whom, long sinceNanos) {
    if (!options.quiet) {
      double seconds = Duration.ofNanos(System.nanoTime() - sinceNanos).toMillis() / 1e3;
      command.getErr().println(String.format(Locale.ROOT, "%s %s in %.1f s", what, whom, seconds));
    }
  }
}
