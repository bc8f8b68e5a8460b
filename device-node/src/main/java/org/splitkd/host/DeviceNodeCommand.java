package org.splitkd.host;

import java.util.concurrent.Callable;
import org.splitkd.cluster.ClusterNode;
import org.splitkd.cluster.NodeOptions;
import org.splitkd.command.PluginOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code splitkd device-node}: lends a machine to the vehicles of a cluster. */
@Command(
    name = "device-node",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Joins a cluster and hosts vehicles of its run. The scenario comes from the server node.",
      "Device nodes may join and leave during a run: their vehicles move to other nodes, and an interrupted session starts again."
    },
    footer = {
      "",
      "The exit code is 0 after the last server node has left, and 1 if the cluster has removed this node."
    })
public final class DeviceNodeCommand implements Callable<Integer> {

  private static final int MOST_THREADS = 1024;

  @Mixin private NodeOptions options = new NodeOptions();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for the vehicles' computations, 1 to 1024. By default one per core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "Prints errors only.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!options.seeks()) {
      throw new ParameterException(
          spec.commandLine(), "--join: must name a node of the cluster; or --discover a service");
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new ParameterException(
          spec.commandLine(), "--threads = " + threads + ": must be 1 to " + MOST_THREADS);
    }
    options.advice().ifPresent(spec.commandLine().getErr()::println);
    boolean done =
        DeviceNode.run(options.node(ClusterNode.DEVICE, 0), threads, plugins.load(), this::say);
    if (!done) {
      spec.commandLine().getErr().println("the cluster continues without this node: restart it");
    }
    return done ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void say(String line) {
    if (!quiet) {
      spec.commandLine().getErr().println(line);
    }
  }
}
