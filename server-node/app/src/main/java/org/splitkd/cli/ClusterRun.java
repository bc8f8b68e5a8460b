package org.splitkd.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.splitkd.cli.run.ClaimedFolder;
import org.splitkd.cli.run.InterruptedRunException;
import org.splitkd.cli.run.KeptEvents;
import org.splitkd.cli.run.KeptRun;
import org.splitkd.cli.run.RunFolder;
import org.splitkd.cli.run.RunKind;
import org.splitkd.cli.run.RunRecord;
import org.splitkd.cluster.lease.SharedLock;
import org.splitkd.command.CommandProgram;
import org.splitkd.command.UsageException;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalLock;
import org.splitkd.link.RunText;
import org.splitkd.node.RunEnd;
import org.splitkd.node.RunWork;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.training.TrainingSite;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** A distillation on a cluster. It resumes automatically after any failure. */
final class ClusterRun implements RunWork {

  private final Path path;
  private final LoadedScenario loaded;
  private final Plugins plugins;
  private final Optional<Journal> server;
  private final RunningOptions options;
  private final WatchOptions watch;
  private final CommandLine command;

  /**
   * A run in a folder.
   *
   * @param plugins available to the scenario
   * @param server journal for its events; empty to keep them in the folder
   */
  ClusterRun(
      Path path,
      LoadedScenario loaded,
      Plugins plugins,
      Optional<Journal> server,
      RunningOptions options,
      WatchOptions watch,
      CommandLine command) {
    this.watch = watch;
    this.path = path;
    this.loaded = loaded;
    this.plugins = plugins;
    this.server = server;
    this.options = options;
    this.command = command;
  }

  @Override
  public String key() {
    return RunRecord.digest(loaded.rendered());
  }

  @Override
  public SharedLock lock() {
    return server.orElse(null) instanceof Journal.PostgreSql database
        ? lock(new JournalLock(database, key()))
        : SharedLock.ALONE;
  }

  private static SharedLock lock(JournalLock lock) {
    return new SharedLock() {
      @Override
      public boolean acquire() {
        return lock.acquire();
      }

      @Override
      public void release() {
        lock.release();
      }
    };
  }

  @Override
  public RunEnd carryOut(Function<RunText, TrainingSite> site) {
    try (ClaimedFolder folder =
        ClaimedFolder.awaited(
            path, () -> say("waiting for " + path + ": another process is using it"))) {
      return new RunEnd(carryOut(folder, site), "");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new RunEnd(ExitCode.SOFTWARE, "the run moved to another node");
    } catch (RuntimeException failure) {
      return new RunEnd(Main.exit(failure).orElse(ExitCode.SOFTWARE), told(failure));
    }
  }

  private int carryOut(ClaimedFolder folder, Function<RunText, TrainingSite> site) {
    Optional<RunRecord> old = RunRecord.in(path);
    if (old.isPresent() && old.get().finished() && old.get().digest().equals(key())) {
      say(path + " is finished: nothing to do");
      return ExitCode.OK;
    }
    KeptRun run =
        old.isPresent() && !old.get().finished() ? found(folder, old.get()) : begun(folder);
    RunText text = RunText.of(run.record().run().toString(), run.record().scenario(), loaded);
    return new ScenarioRun(options, watch, command, site.apply(text))
        .carryOut(run, DistillationLoader.load(run.loaded().scenario()));
  }

  private KeptRun begun(ClaimedFolder folder) {
    folder.clear();
    return KeptRun.begin(folder, RunKind.TRAIN, loaded, server);
  }

  private KeptRun found(ClaimedFolder folder, RunRecord record) {
    String named = server.map(KeptEvents::named).orElse(RunRecord.EMBEDDED);
    if (!record.digest().equals(key()) || !record.journal().equals(named)) {
      throw new UsageException(
          path
              + ": holds an unfinished run of another scenario or journal: name another --out,"
              + " or continue with splitkd resume "
              + path);
    }
    KeptRun run = KeptRun.found(folder, record, server, plugins);
    say("resuming " + path);
    return run;
  }

  private void say(String line) {
    if (!options.quiet) {
      command.getErr().println(line);
    }
  }

  /** One line for a failure the user can understand, the stack trace for an unexpected one. */
  private static String told(RuntimeException failure) {
    if (failure instanceof InterruptedRunException interrupted) {
      return interrupted.reason() + ": continue by starting the server node again";
    }
    if (Main.exit(failure).isPresent()) {
      return CommandProgram.oneLine(failure);
    }
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString().strip();
  }

  /** The default results folder of a scenario. It is fixed, so a restarted node finds it. */
  static Path folder(LoadedScenario loaded) {
    return RunFolder.RESULTS.resolve(loaded.scenario().name());
  }

  /** The journal in which the node's actor system stores the run's events. */
  Journal journal() {
    return server.orElseGet(() -> KeptEvents.embedded(path));
  }
}
