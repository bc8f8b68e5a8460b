package org.splitkd.metrics;

import akka.actor.ExtendedActorSystem;
import akka.cluster.Cluster;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.Member;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.StreamSupport;

/** Gauges of the members of the cluster, as this node sees them. */
final class ClusterMeters {

  /**
   * The role names of {@code org.splitkd.cluster}, repeated because that package depends on this
   * one.
   */
  private static final List<String> ROLES = List.of("server", "device");

  private ClusterMeters() {}

  /** Registers the gauges; does nothing for a system that is not a cluster node. */
  static void bind(ExtendedActorSystem system, MeterRegistry registry) {
    if (!system.settings().config().getString("akka.actor.provider").equals("cluster")) {
      return;
    }
    Cluster cluster = Cluster.get(system);
    for (String role : ROLES) {
      for (boolean reachable : new boolean[] {true, false}) {
        Gauge.builder("splitkd.cluster.members", () -> count(cluster.state(), role, reachable))
            .tag("role", role)
            .tag("reachable", Boolean.toString(reachable))
            .description("Nodes of the cluster, as this one sees them")
            .register(registry);
      }
    }
  }

  private static long count(CurrentClusterState state, String role, boolean reachable) {
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .filter(member -> member.hasRole(role))
        .filter(member -> isReachable(state, member) == reachable)
        .count();
  }

  private static boolean isReachable(CurrentClusterState state, Member member) {
    return !state.getUnreachable().contains(member);
  }
}
