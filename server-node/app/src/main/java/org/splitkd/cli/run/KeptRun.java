package org.splitkd.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.command.UsageException;
import org.splitkd.files.IoReason;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.journal.JournalSchema;
import org.splitkd.journal.StoredEvents;
import org.splitkd.link.SourceDigests;
import org.splitkd.plugin.Plugins;
import org.splitkd.report.ReportException;
import org.splitkd.report.files.ResultsFolder;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.training.Durability;

/**
 * A run that outlives its process. Everything needed to resume it is in its results folder, apart
 * from a journal on a server.
 *
 * @param loaded the scenario of the run
 * @param journal of its events, with the password that the record lacks
 */
public record KeptRun(Path path, RunRecord record, LoadedScenario loaded, Journal journal) {

  /**
   * Begins a run. Its record is written last; from then on the run can be resumed.
   *
   * @param server journal for its events; empty to keep them in the folder
   * @throws ReportException if the folder cannot be written
   * @throws JournalException if the journal cannot be created
   */
  public static KeptRun begin(
      ClaimedFolder folder, RunKind command, LoadedScenario loaded, Optional<Journal> server) {
    Path path = folder.path();
    ResultsFolder results = ResultsFolder.create(path);
    results.keepConfig(loaded.rendered());
    loaded.trace().ifPresent(results::keep);
    Journal journal = server.orElseGet(() -> KeptEvents.embedded(path));
    if (server.isEmpty()) {
      JournalSchema.create(journal);
    }
    RunRecord record =
        RunRecord.of(
                command, loaded.scenario().name(), KeptEvents.named(journal), loaded.rendered())
            .dependingOn(SourceDigests.of(loaded));
    record.write(path);
    return new KeptRun(path, record, loaded, journal);
  }

  /**
   * Loads a run to resume. Checks everything needed to resume it and changes nothing.
   *
   * @param named the journal that the user has named; empty if none
   * @param plugins available to the scenario
   * @throws UsageException if the scenario, its plug-ins or the files it names are not what they
   *     were
   * @throws ScenarioException if the scenario cannot be read
   * @throws JournalException if the journal cannot be used
   * @throws CheckpointException if the student cannot be read
   */
  public static KeptRun found(
      ClaimedFolder folder, RunRecord record, Optional<Journal> named, Plugins plugins) {
    Path path = folder.path();
    RunInputs needed = new RunInputs(path, record.dependencies());
    needed.requireJars(plugins);
    Path config = path.resolve(ResultsFolder.CONFIG);
    requireSame(config, text(config), record, "was changed since the run began");
    LoadedScenario loaded = ScenarioFile.loadKept(config, record.scenario(), plugins);
    needed.requireSame(loaded);
    requireSame(
        config, loaded.rendered(), record, "names files in another place than when the run began");
    KeptRun run = new KeptRun(path, record, loaded, KeptEvents.journal(path, record, named));
    JournalSchema.check(run.journal());
    KeptEvents.requireWhole(run.journal(), record);
    run.durability().check();
    return run;
  }

  public Durability durability() {
    return new Durability(journal, KeptEvents.cell(record), Optional.of(path));
  }

  /**
   * Does the run's work, then marks the run as finished.
   *
   * @throws InterruptedRunException if the journal or the disk fails
   */
  public int carryOut(IntSupplier work) {
    try {
      int exit = work.getAsInt();
      record.done(StoredEvents.digest(journal)).write(path);
      return exit;
    } catch (RuntimeException failure) {
      throw InterruptedRunException.reason(journal, failure)
          .<RuntimeException>map(
              reason -> new InterruptedRunException(path, journal, reason, failure))
          .orElse(failure);
    }
  }

  private static String text(Path config) {
    try {
      return Files.readString(config);
    } catch (IOException failure) {
      throw new UsageException(config + ": cannot be read: " + IoReason.of(failure));
    }
  }

  private static void requireSame(Path config, String text, RunRecord record, String otherwise) {
    if (!RunRecord.digest(text).equals(record.digest())) {
      throw new UsageException(
          config + ": " + otherwise + ": undo that, or begin another run with another --out");
    }
  }
}
