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
import org.splitkd.report.ComparisonSummary;
import org.splitkd.report.ConsoleSummary;
import org.splitkd.report.ResultsFolder;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** One comparison from scenario file to results folder. */
final class ComparisonRun {

  private static final int MOST_THREADS = 1024;

  private final ComparisonOptions options;
  private final CommandLine command;

  ComparisonRun(ComparisonOptions options, CommandLine command) {
    this.options = options;
    this.command = command;
  }

  /** 0 when every session completed, 1 when some had to be given up. */
  int run() {
    if (options.threads < 1 || options.threads > MOST_THREADS) {
      throw new ParameterException(
          command, "--threads = " + options.threads + ": must be 1 to " + MOST_THREADS);
    }
    LoadedScenario loaded = ScenarioFile.load(scenarioFile(), options.sets);
    Scenario scenario = loaded.scenario();
    Path path = folder(scenario);
    ResultsFolder folder = ResultsFolder.create(path);
    long started = System.nanoTime();
    List<CellResult> cells = compare(scenario);
    tell("compared", cells.size() + " cells", started);
    ComparisonSummary summary = ComparisonSummary.of(scenario, cells);
    if (!options.quiet) {
      PrintWriter out = command.getOut();
      out.print(ConsoleSummary.render(summary));
      out.flush();
    }
    long drawing = System.nanoTime();
    loaded.trace().ifPresent(folder::keep);
    folder.write(summary, cells, loaded.rendered());
    tell("written", path.toString(), drawing);
    return cells.stream().allMatch(cell -> cell.round().aborted().isEmpty())
        ? ExitCode.OK
        : ExitCode.SOFTWARE;
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

  /** The case study is named as a user in the project's folder would. */
  private Path scenarioFile() {
    if (options.scenario != null) {
      return options.scenario;
    }
    Path here = Path.of("").toAbsolutePath();
    Path caseStudy =
        Path.of(System.getProperty("splitkd.home", ""))
            .toAbsolutePath()
            .resolve("conf/case-study.conf");
    return caseStudy.startsWith(here) ? here.relativize(caseStudy) : caseStudy;
  }

  private Path folder(Scenario scenario) {
    return options.out != null ? options.out : Path.of("results", scenario.name() + "-" + stamp());
  }

  private static String stamp() {
    return DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
        .format(LocalDateTime.now(ZoneId.systemDefault()));
  }
}
