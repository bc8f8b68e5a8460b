package org.splitkd.node;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import com.typesafe.config.Config;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.splitkd.cluster.ClusterNode;
import org.splitkd.cluster.LostDevices;
import org.splitkd.cluster.Members;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.cluster.NodeSystem;
import org.splitkd.cluster.lease.LeaseKeeper;
import org.splitkd.fleet.ClusterFleet;
import org.splitkd.fleet.InCluster;
import org.splitkd.metrics.NodeFigures;
import org.splitkd.nn.torch.NativeMemory;
import org.splitkd.plane.TensorPlane;

/** A cluster node that executes the run or stands by to take it over. */
public final class ServerNode implements AutoCloseable {

  private static final int FAILED = 1;

  private final ActorSystem<?> system;
  private final RunWork work;
  private final CompletableFuture<RunEnd> end = new CompletableFuture<>();
  private final CountDownLatch ending = new CountDownLatch(1);

  private ServerNode(ActorSystem<?> system, RunWork work) {
    this.system = system;
    this.work = work;
  }

  /**
   * Starts a node that executes the run or stands by while another does.
   *
   * @param more further settings of its actor system: threads, and the journal of the run
   * @param say receives a line whenever a member joins or leaves
   * @throws org.splitkd.cluster.NodeException if the node cannot listen at its address
   */
  public static ServerNode start(
      ClusterNode node, Config more, RunWork work, Consumer<String> say) {
    ServerNode server =
        new ServerNode(NodeSystem.start(node, more, Members.create(say, () -> {})), work);
    server.begin(node);
    return server;
  }

  private void begin(ClusterNode node) {
    NodeSystem.whenEnding(
        system,
        () -> {
          end.complete(new RunEnd(FAILED, "the cluster continues without this node"));
          ending.countDown();
        });
    NodeFigures.of(system).countNativeTensors(NativeMemory::liveTensors);
    LeaseKeeper.start(system, work.lock());
    LostDevices.start(system);
    TensorPlane plane = NodeSystem.plane(system, node);
    ClusterFleet.proxy(system);
    ClusterSharding sharding = ClusterSharding.get(system);
    sharding.init(
        Entity.of(
                RunHostCommand.TYPE,
                entity ->
                    RunHost.create(
                        entity.getEntityId(), work, run -> new InCluster(system, plane, run)))
            .withRole(ClusterNode.SERVER)
            .withStopMessage(RunHostCommand.Retire.INSTANCE));
    system.systemActorOf(
        RunOrder.create(sharding.entityRefFor(RunHostCommand.TYPE, work.key()), end),
        "order",
        Props.empty());
  }

  /** The address at which other nodes reach it. */
  public NodeAddress address() {
    return NodeSystem.address(system);
  }

  /** Waits for the end of the run, whichever node executes it. */
  public RunEnd await() {
    return end.join();
  }

  /** Waits until the node is told to end. */
  public void stay() throws InterruptedException {
    ending.await();
  }

  /** Leaves the cluster. */
  @Override
  public void close() {
    NodeSystem.end(system);
  }
}
