package org.splitkd.cluster;

import akka.Done;
import akka.actor.Address;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.remote.RemoteTransportException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.splitkd.plane.PlaneException;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;
import org.splitkd.security.RotatingTls;
import org.splitkd.security.TlsException;

/** Starts and ends the actor systems of nodes. */
public final class NodeSystem {

  /** Interval after which new TLS files are noticed, the same as in Artery. */
  private static final Duration TLS_EVERY = Duration.ofMinutes(1);

  private NodeSystem() {}

  /**
   * Starts a system that joins its cluster, and keeps trying to until the system ends.
   *
   * @param more settings that override the {@linkplain SystemDefaults defaults}, but not those of
   *     the node
   * @throws NodeException if it cannot listen on its addresses
   * @throws TlsException if its keys or certificates cannot be used
   */
  public static <T> ActorSystem<T> start(ClusterNode node, Config more, Behavior<T> guardian) {
    node.tls().ifPresent(files -> files.check(Clock.systemUTC()));
    Config config =
        ConfigFactory.defaultOverrides()
            .withFallback(node.config())
            .withFallback(more)
            .withFallback(SystemDefaults.load())
            .resolve();
    ActorSystem<T> system = create(node, config, guardian);
    try {
      listen(system, node);
    } catch (NodeException failure) {
      end(system);
      throw failure;
    }
    if (node.discovery().isPresent()) {
      ClusterBootstrap.get(system).start();
    } else if (node.seeds().isEmpty()) {
      Cluster cluster = Cluster.get(system);
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
    return system;
  }

  private static <T> ActorSystem<T> create(ClusterNode node, Config config, Behavior<T> guardian) {
    try {
      return ActorSystem.create(guardian, ClusterNode.SYSTEM, config);
    } catch (RemoteTransportException failure) {
      throw cannotListen(node.address(), failure);
    }
  }

  /** Opens the health and management endpoints. */
  private static void listen(ActorSystem<?> system, ClusterNode node) {
    node.endpoints().health().ifPresent(at -> bound(at, HealthEndpoint.start(system, at)));
    node.endpoints()
        .management()
        .ifPresent(at -> bound(at, ManagementEndpoint.start(system, tls(node))));
  }

  private static void bound(NodeAddress address, CompletionStage<?> listening) {
    try {
      listening.toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw cannotListen(address, failure);
    }
  }

  /**
   * Starts the tensor plane of a node.
   *
   * @throws PlaneException if it cannot listen on its address
   */
  public static TensorPlane plane(ActorSystem<?> system, ClusterNode node) {
    return TensorPlane.start(system, PlaneSettings.of(system.settings().config()), tls(node));
  }

  private static Optional<RotatingTls> tls(ClusterNode node) {
    return node.tls().map(files -> RotatingTls.of(files, TLS_EVERY, Clock.systemUTC()));
  }

  /** Returns the address at which other nodes reach this one. */
  public static NodeAddress address(ActorSystem<?> system) {
    Address self = Cluster.get(system).selfMember().address();
    return new NodeAddress(self.getHost().orElseThrow(), self.getPort().orElseThrow());
  }

  /** Registers a task that runs once, shortly before a system terminates, whatever ended it. */
  public static void whenEnding(ActorSystem<?> system, Runnable task) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "tell that it ends",
            () -> {
              task.run();
              return CompletableFuture.completedFuture(Done.getInstance());
            });
  }

  /**
   * Ends a system after its node has left the cluster, and waits for that. The wait is bounded,
   * because under TLS Artery sometimes does not release a connection whose peer has no certificate.
   */
  public static void end(ActorSystem<?> system) {
    CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.actorSystemTerminateReason())
        .toCompletableFuture()
        .join();
  }

  private static NodeException cannotListen(NodeAddress address, RuntimeException failure) {
    return new NodeException("cannot listen on " + address + ": " + reason(failure), failure);
  }

  private static String reason(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(cause -> cause instanceof BindException)
        .map(cause -> String.valueOf(cause.getMessage()))
        .findFirst()
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }
}
