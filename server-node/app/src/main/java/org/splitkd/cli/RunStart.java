package org.splitkd.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.splitkd.cli.run.ClaimedFolder;
import org.splitkd.cli.run.DefaultScenario;
import org.splitkd.cli.run.KeptRun;
import org.splitkd.cli.run.RunFolder;
import org.splitkd.cli.run.RunKind;
import org.splitkd.decision.ScenarioPolicies;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.journal.Journal;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.sweep.SweepPlan;
import picocli.CommandLine;

/** The start of a scenario's work, after all checks for user mistakes. */
final class RunStart {

  private final ScenarioOptions options;
  private final WatchOptions watch;
  private final CommandLine command;

  /** For short work that cannot be watched. */
  RunStart(ScenarioOptions options, CommandLine command) {
    this(options, new WatchOptions(), command);
  }

  RunStart(ScenarioOptions options, WatchOptions watch, CommandLine command) {
    this.watch = watch;
    this.options = options;
    this.command = command;
  }

  /** Runs the comparison alone and returns the exit code. */
  int compare() {
    options.running.check(command);
    LoadedScenario loaded =
        ScenarioPolicies.checked(
            ScenarioFile.load(scenarioFile(), options.sets, options.plugins.load()));
    try (ClaimedFolder folder = ClaimedFolder.forNew(folder(loaded.scenario()))) {
      return new ScenarioRun(options.running, watch, command).compare(folder.path(), loaded);
    }
  }

  /**
   * Runs the comparison at every point of a grid and returns the exit code.
   *
   * @param varied {@code key=value,value,…}
   */
  int sweep(List<String> varied) {
    options.running.check(command);
    SweepPlan plan = SweepPlan.load(scenarioFile(), options.sets, varied, options.plugins.load());
    try (ClaimedFolder folder = ClaimedFolder.forNew(folder(plan.base().scenario()))) {
      return new SweepRun(options.running, command).sweep(folder.path(), plan);
    }
  }

  /** Executes a resumable run and returns the exit code. */
  int keep(RunKind kind, JournalOption journal) {
    options.running.check(command);
    watch.check();
    LoadedScenario loaded =
        ScenarioPolicies.checked(
            ScenarioFile.loadToTrain(scenarioFile(), options.sets, options.plugins.load()));
    Optional<Journal> server = journal.server();
    Distillation distillation = DistillationLoader.load(loaded.scenario());
    try (ClaimedFolder folder = ClaimedFolder.forNew(folder(loaded.scenario()))) {
      KeptRun run = KeptRun.begin(folder, kind, loaded, server);
      return new ScenarioRun(options.running, watch, command).carryOut(run, distillation);
    }
  }

  private Path scenarioFile() {
    return options.scenario != null ? options.scenario : DefaultScenario.caseStudy();
  }

  private Path folder(Scenario scenario) {
    return options.out != null
        ? options.out
        : RunFolder.RESULTS.resolve(scenario.name() + "-" + stamp());
  }

  private static String stamp() {
    return DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
        .format(LocalDateTime.now(ZoneId.systemDefault()));
  }
}
