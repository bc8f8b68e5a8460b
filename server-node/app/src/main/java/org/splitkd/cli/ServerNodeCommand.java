package org.splitkd.cli;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.splitkd.cli.run.DefaultScenario;
import org.splitkd.cluster.ClusterNode;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.cluster.NodeOptions;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.command.UsageException;
import org.splitkd.decision.ScenarioPolicies;
import org.splitkd.journal.Journal;
import org.splitkd.node.RunEnd;
import org.splitkd.node.ServerNode;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitkd server-node}: the real distillation, with its vehicles on other nodes. */
@Command(
    name = "server-node",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the distillation of splitkd train on a cluster: the edge server here, the vehicles on device nodes.",
      "The results are byte for byte those of splitkd train. Starts a run, or resumes the one that --out holds.",
      "With --join it is one of several server nodes that share --out and --journal: one of them runs the distillation, and when it is lost another resumes it."
    })
final class ServerNodeCommand implements Callable<Integer> {

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Mixin private JournalOption journal = new JournalOption();

  @Mixin private NodeOptions node = new NodeOptions();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(
      names = "--stay",
      description = "Keeps the node running after a successful run, until it is stopped.")
  private boolean stay;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    options.running.check(spec.commandLine());
    watch.check();
    Path file = options.scenario != null ? options.scenario : DefaultScenario.caseStudy();
    Plugins plugins = options.plugins.load();
    LoadedScenario loaded =
        ScenarioPolicies.checked(ScenarioFile.loadToTrain(file, options.sets, plugins));
    Optional<Journal> server = journal.server();
    if (server.isEmpty() && !node.join.isEmpty()) {
      throw new UsageException("--join: several server nodes need a journal they share: --journal");
    }
    if (server.isEmpty() && node.contactPoints > 1) {
      throw new UsageException(
          "--contact-points: several server nodes need a journal they share: --journal");
    }
    Path path = options.out != null ? options.out : ClusterRun.folder(loaded);
    return run(
        new ClusterRun(path, loaded, plugins, server, options.running, watch, spec.commandLine()));
  }

  private int run(ClusterRun work) throws InterruptedException {
    node.advice().ifPresent(spec.commandLine().getErr()::println);
    Config more =
        SystemThreads.config(options.running.threads).withFallback(work.journal().config());
    ClusterNode address = node.node(ClusterNode.SERVER, NodeAddress.DEFAULT_PORT);
    try (ServerNode server = ServerNode.start(address, more, work, this::say)) {
      say("device nodes join with: splitkd device-node --join " + server.address());
      RunEnd end = server.await();
      if (!end.message().isEmpty()) {
        spec.commandLine().getErr().println(end.message());
      }
      if (stay && end.exit() == ExitCode.OK) {
        server.stay();
      }
      return end.exit();
    }
  }

  private void say(String line) {
    if (!options.running.quiet) {
      spec.commandLine().getErr().println(line);
    }
  }
}
