package org.splitkd.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.remote.RemoteTransportException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.BindException;
import java.util.Objects;
import java.util.stream.Stream;

/** Starts and ends the actor systems of nodes. */
public final class NodeSystem {

  private NodeSystem() {}

  /**
   * A system that joins its cluster, or tries to until it ends.
   *
   * @param more goes before what every node has
   * @throws NodeException if it cannot listen where it should
   */
  public static <T> ActorSystem<T> start(ClusterNode node, Config more, Behavior<T> guardian) {
    Config config =
        ConfigFactory.defaultOverrides()
            .withFallback(node.config())
            .withFallback(more)
            .withFallback(ConfigFactory.load())
            .resolve();
    try {
      ActorSystem<T> system = ActorSystem.create(guardian, ClusterNode.SYSTEM, config);
      if (node.seeds().isEmpty()) {
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
      }
      return system;
    } catch (RemoteTransportException failure) {
      throw new NodeException(
          "cannot listen on " + node.address() + ": " + reason(failure), failure);
    }
  }

  /** Where other nodes reach this one. */
  public static NodeAddress address(ActorSystem<?> system) {
    Address self = Cluster.get(system).selfMember().address();
    return new NodeAddress(self.getHost().orElseThrow(), self.getPort().orElseThrow());
  }

  /** Ends a system, its node leaving the cluster first, and waits until it has. */
  public static void end(ActorSystem<?> system) {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  private static String reason(RemoteTransportException failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(cause -> cause instanceof BindException)
        .map(cause -> String.valueOf(cause.getMessage()))
        .findFirst()
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }
}
