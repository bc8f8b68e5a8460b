package org.splitkd.metrics;

import akka.actor.ExtendedActorSystem;
import akka.cluster.Cluster;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.Member;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who is in the cluster, as this node sees it. */
final class ClusterMeters {

  /** As {@code org.splitkd.cluster} calls them, which counts here and so is not known here. */
  private static final List<String> ROLES = List.of("server", "device");

  private ClusterMeters() {}

  /** Does nothing for a system that is no node. */
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
