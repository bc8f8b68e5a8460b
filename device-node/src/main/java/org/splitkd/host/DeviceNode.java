package org.splitkd.host;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.splitkd.cluster.ClusterNode;
import org.splitkd.cluster.Members;
import org.splitkd.cluster.NodeSystem;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.link.HostCommand;
import org.splitkd.link.VehicleKey;
import org.splitkd.metrics.NodeFigures;
import org.splitkd.nn.torch.NativeMemory;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plugin.Plugins;

/** A node of a cluster that hosts vehicles. */
public final class DeviceNode {

  private DeviceNode() {}

  /**
   * Hosts vehicles until the last server node has left the cluster.
   *
   * @param threads number of threads on which vehicles compute
   * @param plugins plugins that runs may name
   * @param say receives a line whenever a node or a vehicle comes or goes
   * @return true if the last server node left; false if the cluster dropped this node
   * @throws org.splitkd.cluster.NodeException if the node cannot listen on its address
   */
  public static boolean run(ClusterNode node, int threads, Plugins plugins, Consumer<String> say) {
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    ActorSystem<?> system =
        NodeSystem.start(
            node, SystemThreads.config(threads), Members.create(say, () -> end.complete(true)));
    NodeSystem.whenEnding(system, () -> end.complete(false));
    NodeFigures.of(system).countNativeTensors(NativeMemory::liveTensors);
    try {
      host(system, NodeSystem.plane(system, node), plugins, say);
      return end.join();
    } finally {
      NodeSystem.end(system);
    }
  }

  /** Starts to accept vehicles. */
  static void host(
      ActorSystem<?> system, TensorPlane plane, Plugins plugins, Consumer<String> say) {
    HostedRuns runs =
        new HostedRuns(
            system.dispatchers().lookup(DispatcherSelector.blocking()),
            run -> HostedRun.load(run, plugins));
    VehicleHost.Node node = new VehicleHost.Node(runs, plane, SystemThreads.compute(), say);
    ClusterSharding.get(system)
        .init(
            Entity.of(VehicleKey.TYPE, entity -> VehicleHost.create(node))
                .withRole(VehicleKey.ROLE)
                .withStopMessage(HostCommand.Retire.INSTANCE));
  }
}
