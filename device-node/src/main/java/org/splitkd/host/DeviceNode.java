package org.splitkd.host;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.splitkd.cluster.ClusterNode;
import org.splitkd.cluster.Members;
import org.splitkd.cluster.NodeException;
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
   * @throws NodeException if the node cannot listen on its address, or has other files than the run
   *     needs
   */
  public static boolean run(ClusterNode node, int threads, Plugins plugins, Consumer<String> say) {
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    Consumer<String> unfit =
        reason ->
            end.completeExceptionally(
                new NodeException("this node cannot host the vehicles of the run: " + reason));
    ActorSystem<?> system =
        NodeSystem.start(
            node, SystemThreads.config(threads), Members.create(say, () -> end.complete(true)));
    NodeSystem.whenEnding(system, () -> end.complete(false));
    NodeFigures.of(system).countNativeTensors(NativeMemory::liveTensors);
    try {
      host(system, NodeSystem.plane(system, node), plugins, say, unfit);
      return end.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof NodeException known ? known : failure;
    } finally {
      NodeSystem.end(system);
    }
  }

  /**
   * Starts to accept vehicles.
   *
   * @param unfit receives the reason why this node cannot host the vehicles of a run, after which
   *     it should leave, so that they go elsewhere
   */
  static void host(
      ActorSystem<?> system,
      TensorPlane plane,
      Plugins plugins,
      Consumer<String> say,
      Consumer<String> unfit) {
    HostedRuns runs =
        new HostedRuns(
            system.dispatchers().lookup(DispatcherSelector.blocking()),
            run -> HostedRun.load(run, plugins));
    VehicleHost.Node node =
        new VehicleHost.Node(
            NodeSystem.address(system).toString(),
            runs,
            plane,
            SystemThreads.compute(),
            say,
            unfit);
    ClusterSharding.get(system)
        .init(
            Entity.of(VehicleKey.TYPE, entity -> VehicleHost.create(node))
                .withRole(VehicleKey.ROLE)
                .withStopMessage(HostCommand.Retire.INSTANCE));
  }
}
