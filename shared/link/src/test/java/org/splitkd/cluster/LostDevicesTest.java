package org.splitkd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.cluster.lease.LeaseKeeper;
import org.splitkd.cluster.lease.SharedLock;

/**
 * Loses and replaces device nodes of a real cluster faster than the split-brain resolver decides.
 */
@Tag("slow")
class LostDevicesTest {

  private static final int DEVICES = 3;
  private static final int LOSSES = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A system with this setting ends like a process that is killed. */
  private static final Config MORTAL =
      ConfigFactory.parseString(
          "akka.coordinated-shutdown.run-by-actor-system-terminate = off\n"
              + "akka.loglevel = ERROR");

  private final List<ActorSystem<?>> systems = new ArrayList<>();

  @AfterEach
  void end() {
    systems.forEach(ActorSystem::terminate);
  }

  @Test
  void shouldKeepTheClusterWhileDeviceNodesAreLostAndReplacedAllTheTime() {
    ActorSystem<?> server = start(ClusterNode.local());
    LeaseKeeper.start(server, SharedLock.ALONE);
    LostDevices.start(server);
    await(server, () -> up(server).size() == 1);
    List<ActorSystem<?>> devices = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      devices.add(device(server));
    }
    Random random = new Random(3);

    for (int i = 0; i < LOSSES; i++) {
      devices.remove(random.nextInt(DEVICES)).terminate();
      devices.add(device(server));
    }

    Set<UniqueAddress> alive = devices.stream().map(LostDevicesTest::self).collect(asSet());
    alive.add(self(server));
    await(server, () -> up(server).equals(alive) && members(server).size() == alive.size());
    assertFalse(server.getWhenTerminated().toCompletableFuture().isDone());
    for (ActorSystem<?> device : devices) {
      await(device, () -> up(device).equals(alive));
    }
    assertEquals(DEVICES + 1, alive.size());
  }

  /** A new device node that the server node has noticed. */
  private ActorSystem<?> device(ActorSystem<?> server) {
    ActorSystem<?> device =
        start(
            new ClusterNode(
                ClusterNode.DEVICE,
                new NodeAddress("127.0.0.1", 0),
                List.of(NodeSystem.address(server)),
                Optional.empty(),
                Optional.empty(),
                Endpoints.NONE));
    await(
        server,
        () ->
            members(server).stream()
                .anyMatch(member -> member.uniqueAddress().equals(self(device))));
    return device;
  }

  private ActorSystem<?> start(ClusterNode node) {
    ActorSystem<?> system = NodeSystem.start(node, MORTAL, Behaviors.empty());
    systems.add(system);
    return system;
  }

  private static UniqueAddress self(ActorSystem<?> system) {
    return Cluster.get(system).selfMember().uniqueAddress();
  }

  private static Set<UniqueAddress> up(ActorSystem<?> system) {
    return members(system).stream()
        .filter(member -> member.status().equals(MemberStatus.up()))
        .map(Member::uniqueAddress)
        .collect(asSet());
  }

  private static List<Member> members(ActorSystem<?> system) {
    return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
        .toList();
  }

  private static Collector<UniqueAddress, ?, Set<UniqueAddress>> asSet() {
    return Collectors.toCollection(HashSet::new);
  }

  private static void await(ActorSystem<?> system, BooleanSupplier condition) {
    TestProbe.create(system)
        .awaitAssert(
            PATIENCE,
            () -> {
              assertTrue(condition.getAsBoolean());
              return condition;
            });
  }
}
