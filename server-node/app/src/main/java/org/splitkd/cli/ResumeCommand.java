package org.splitkd.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.splitkd.cli.run.ClaimedFolder;
import org.splitkd.cli.run.KeptRun;
import org.splitkd.cli.run.RunFolder;
import org.splitkd.cli.run.RunRecord;
import org.splitkd.command.PluginOptions;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.DistillationLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitkd resume}: resumes an interrupted run. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Resumes an interrupted run or train after its last committed session.",
      "The results are byte for byte those of an uninterrupted run."
    })
final class ResumeCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The results folder. By default the newest unfinished one under results/.")
  @Nullable Path folder;

  @Mixin private KeptJournalOption journal = new KeptJournalOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Mixin private RunningOptions options = new RunningOptions();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = spec.commandLine();
    options.check(command);
    watch.check();
    Path path = folder != null ? folder : RunFolder.newestUnfinished(RunFolder.RESULTS);
    RunFolder.record(path);
    try (ClaimedFolder claimed = ClaimedFolder.asItIs(path)) {
      RunRecord record = RunFolder.record(path);
      if (record.finished()) {
        say(path + " is finished: nothing to do");
        return ExitCode.OK;
      }
      KeptRun run = KeptRun.found(claimed, record, journal.named(), plugins.load());
      Distillation distillation = DistillationLoader.load(run.loaded().scenario());
      say("resuming " + path);
      return new ScenarioRun(options, watch, command).carryOut(run, distillation);
    }
  }

  private void say(String line) {
    if (!options.quiet) {
      spec.commandLine().getErr().println(line);
    }
  }
}
