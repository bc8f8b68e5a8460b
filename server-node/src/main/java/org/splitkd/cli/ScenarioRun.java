package org.splitkd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.splitkd.coordinator.CellCatalogue;
import org.splitkd.coordinator.CellResult;
import org.splitkd.coordinator.ComparisonSystem;
import org.splitkd.coordinator.Deployment;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.report.ComparisonSummary;
import org.splitkd.report.ConsoleDistillation;
import org.splitkd.report.ConsoleSummary;
import org.splitkd.report.DistillationSummary;
import org.splitkd.report.ResultsFolder;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.training.DistillationResult;
import org.splitkd.training.DistillationRun;
import org.splitkd.training.Durability;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** A scenario from its file to its results folder: its comparison, its distillation, or both. */
final class ScenarioRun {

  private static final int MOST_THREADS = 1024;

  private final ScenarioOptions options;
  private final CommandLine command;
  private Path path = Path.of("");

  ScenarioRun(ScenarioOptions options, CommandLine command) {
    this.options = options;
    this.command = command;
  }

  /** The comparison; 0 when every session completed, 1 when some had to be given up. */
  int compare() {
    LoadedScenario loaded = ScenarioFile.load(scenarioFile(), options.sets);
    Scenario scenario = loaded.scenario();
    ResultsFolder folder = begin(loaded);
    List<CellResult> cells = compared(scenario);
    ComparisonSummary summary = summarized(scenario, cells);
    long drawing = System.nanoTime();
    folder.write(summary, cells, loaded.rendered());
    tell("written", path.toString(), drawing);
    return completed(cells) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** The distillation; 0 when every session completed, 1 when some had to be given up. */
  int train() {
    LoadedScenario loaded = ScenarioFile.loadToTrain(scenarioFile(), options.sets);
    Scenario scenario = loaded.scenario();
    ResultsFolder folder = begin(loaded);
    DistillationResult result = distilled(scenario);
    DistillationSummary summary = DistillationSummary.of(scenario, result);
    print(ConsoleDistillation.render(summary));
    long drawing = System.nanoTime();
    folder.write(summary, loaded.rendered());
    folder.keepStudent(result.model(), scenario.distillation().sources().teacher());
    tell("written", path.toString(), drawing);
    return completed(result) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /**
   * The comparison, then the distillation; the results of the first are there while the second goes
   * on.
   */
  int run() {
    LoadedScenario loaded = ScenarioFile.loadToTrain(scenarioFile(), options.sets);
    Scenario scenario = loaded.scenario();
    ResultsFolder folder = begin(loaded);
    List<CellResult> cells = compared(scenario);
    ComparisonSummary comparison = summarized(scenario, cells);
    folder.write(comparison, cells, loaded.rendered());
    DistillationResult result = distilled(scenario);
    DistillationSummary distillation = DistillationSummary.of(scenario, result);
    print("\n" + ConsoleDistillation.render(distillation));
    long drawing = System.nanoTime();
    folder.write(comparison, cells, distillation, loaded.rendered());
    folder.keepStudent(result.model(), scenario.distillation().sources().teacher());
    tell("written", path.toString(), drawing);
    return completed(cells) && completed(result) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private ResultsFolder begin(LoadedScenario loaded) {
    if (options.threads < 1 || options.threads > MOST_THREADS) {
      throw new ParameterException(
          command, "--threads = " + options.threads + ": must be 1 to " + MOST_THREADS);
    }
    path = folder(loaded.scenario());
    ResultsFolder folder = ResultsFolder.create(path);
    loaded.trace().ifPresent(folder::keep);
    return folder;
  }

  private List<CellResult> compared(Scenario scenario) {
    long started = System.nanoTime();
    List<CellResult> cells = compare(scenario);
    tell("compared", cells.size() + " cells", started);
    return cells;
  }

  private ComparisonSummary summarized(Scenario scenario, List<CellResult> cells) {
    ComparisonSummary summary = ComparisonSummary.of(scenario, cells);
    print(ConsoleSummary.render(summary));
    return summary;
  }

  private DistillationResult distilled(Scenario scenario) {
    long started = System.nanoTime();
    Distillation distillation = DistillationLoader.load(scenario);
    try (TrainingProgress progress =
        new TrainingProgress(options.quiet ? null : command.getErr())) {
      DistillationResult result =
          DistillationRun.run(
              scenario, distillation, Durability.none(), options.threads, progress::show);
      tell("distilled in", distillation.steps() + " steps", started);
      return result;
    }
  }

  private static boolean completed(List<CellResult> cells) {
    return cells.stream().allMatch(cell -> cell.round().aborted().isEmpty());
  }

  private static boolean completed(DistillationResult result) {
    return result.cell().rounds().stream().allMatch(round -> round.aborted().isEmpty())
        && result.cell().deployments().stream().allMatch(Deployment::succeeded);
  }

  private void print(String text) {
    if (!options.quiet) {
      PrintWriter out = command.getOut();
      out.print(text);
      out.flush();
    }
  }

  private List<CellResult> compare(Scenario scenario) {
    try (ProgressLine progress =
        new ProgressLine(!options.quiet, new CellCatalogue(scenario).size())) {
      return ComparisonSystem.run(scenario, options.threads, cell -> progress.done(cell.done()));
    }
  }

  /** Wall-clock time is told, on stderr, and goes into no file. */
  private void tell(String what, String whom, long sinceNanos) {
    if (!options.quiet) {
      double seconds = Duration.ofNanos(System.nanoTime() - sinceNanos).toMillis() / 1e3;
      command.getErr().println(String.format(Locale.ROOT, "%s %s in %.1f s", what, whom, seconds));
    }
  }

  private Path scenarioFile() {
    return options.scenario != null ? options.scenario : DefaultScenario.caseStudy();
  }

  private Path folder(Scenario scenario) {
    return options.out != null ? options.out : Path.of("results", scenario.name() + "-" + stamp());
  }

  private static String stamp() {
    return DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
        .format(LocalDateTime.now(ZoneId.systemDefault()));
  }
}
