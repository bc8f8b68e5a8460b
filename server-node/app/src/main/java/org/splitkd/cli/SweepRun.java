package org.splitkd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.report.ReportException;
import org.splitkd.report.console.ConsoleSweep;
import org.splitkd.report.files.ResultsFolder;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.text.Words;
import org.splitkd.sweep.PointFolder;
import org.splitkd.sweep.Sweep;
import org.splitkd.sweep.SweepOutcome;
import org.splitkd.sweep.SweepPlan;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** The execution of a sweep up to its results. */
final class SweepRun {

  private final RunningOptions options;
  private final CommandLine command;

  SweepRun(RunningOptions options, CommandLine command) {
    this.options = options;
    this.command = command;
  }

  /**
   * Returns 0 when every vehicle was served at every point, 1 when one was not or a point failed.
   */
  int sweep(Path path, SweepPlan plan) {
    ResultsFolder folder = ResultsFolder.create(path);
    LoadedScenario base = plan.base();
    base.trace().ifPresent(folder::keep);
    SweepOutcome outcome = swept(path, plan);
    if (!options.quiet) {
      PrintWriter out = command.getOut();
      out.print(ConsoleSweep.render(outcome.table()));
      out.flush();
    }
    long drawing = System.nanoTime();
    folder.write(outcome.table(), base.rendered());
    tell("wrote " + path, drawing);
    List<String> failures = failures(outcome);
    failures.forEach(failure -> command.getErr().println(failure));
    return failures.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static List<String> failures(SweepOutcome outcome) {
    List<String> failures = new ArrayList<>(outcome.failures());
    if (outcome.unserved() > 0) {
      failures.add(
          outcome.unserved()
              + " turns of vehicles ended without a completed session: column unserved in sweep.csv");
    }
    return failures;
  }

  private SweepOutcome swept(Path path, SweepPlan plan) {
    long started = System.nanoTime();
    try (ProgressLine progress = new ProgressLine(!options.quiet, "sweep", "points", plan.size())) {
      SweepOutcome outcome = Sweep.run(plan, PointFolder.in(path), options.threads, progress::done);
      tell(
          "swept " + Words.count(plan.size(), "point") + " (" + outcome.kept() + " reused)",
          started);
      return outcome;
    } catch (UnwritableFileException failure) {
      throw new ReportException(String.valueOf(failure.getMessage()), failure);
    }
  }

  /** Reports wall-clock time on stderr. It goes into no file. */
  private void tell(String what, long sinceNanos) {
    if (!options.quiet) {
      double seconds = Duration.ofNanos(System.nanoTime() - sinceNanos).toMillis() / 1e3;
      command.getErr().println(String.format(Locale.ROOT, "%s in %.1f s", what, seconds));
    }
  }
}
