package org.splitkd.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.ClusterDomainEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.MemberUp;
import akka.cluster.ClusterEvent.ReachableMember;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reports nodes that join and leave the cluster, one line each. */
public final class Members {

  /** Ample time to join: an existing cluster admits a node within a few seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ActorContext<ClusterDomainEvent> context;
  private final Cluster cluster;
  private final Consumer<String> say;
  private final Runnable noServerLeft;

  /** Members that are up, with their roles. */
  private final Map<UniqueAddress, String> up = new HashMap<>();

  private Members(
      ActorContext<ClusterDomainEvent> context, Consumer<String> say, Runnable noServerLeft) {
    this.context = context;
    cluster = Cluster.get(context.getSystem());
    this.say = say;
    this.noServerLeft = noServerLeft;
  }

  /** The node should be in the cluster by now. */
  private record Waited() implements ClusterDomainEvent {}

  /**
   * Creates an observer of the cluster.
   *
   * @param say receives the lines
   * @param noServerLeft runs when the last server node has left
   */
  public static Behavior<ClusterDomainEvent> create(Consumer<String> say, Runnable noServerLeft) {
    return Behaviors.setup(context -> new Members(context, say, noServerLeft).observing());
  }

  private Behavior<ClusterDomainEvent> observing() {
    ActorRef<ClusterDomainEvent> self = context.getSelf();
    cluster.subscriptions().tell(Subscribe.create(self, ClusterDomainEvent.class));
    context.scheduleOnce(PATIENCE, self, new Waited());
    return Behaviors.receive(ClusterDomainEvent.class)
        .onMessage(Waited.class, waited -> tellIfOutside())
        .onMessage(MemberUp.class, this::add)
        .onMessage(UnreachableMember.class, lost -> tell(lost.member(), "does not answer"))
        .onMessage(ReachableMember.class, back -> tell(back.member(), "answers again"))
        .onMessage(MemberRemoved.class, this::remove)
        .onAnyMessage(other -> Behaviors.same())
        .build();
  }

  private Behavior<ClusterDomainEvent> add(MemberUp event) {
    Member member = event.member();
    up.put(member.uniqueAddress(), role(member));
    tell(member, "joined");
    return Behaviors.same();
  }

  private Behavior<ClusterDomainEvent> tellIfOutside() {
    if (up.isEmpty()) {
      say.accept(
          "no cluster has admitted this node yet: is one running there,"
              + " with the same keys (--tls)? Still trying");
    }
    return Behaviors.same();
  }

  private Behavior<ClusterDomainEvent> remove(MemberRemoved removed) {
    Member member = removed.member();
    up.remove(member.uniqueAddress());
    boolean down = removed.previousStatus().equals(MemberStatus.down());
    tell(member, down ? "was declared down" : "left");
    if (role(member).equals(ClusterNode.SERVER) && count(ClusterNode.SERVER) == 0) {
      noServerLeft.run();
    }
    return Behaviors.same();
  }

  private Behavior<ClusterDomainEvent> tell(Member member, String what) {
    boolean self = member.uniqueAddress().equals(cluster.selfMember().uniqueAddress());
    say.accept(
        String.format(
            Locale.ROOT,
            "%s node %s%s %s: %d server, %d device",
            role(member),
            member.address().hostPort().replaceFirst(".*@", ""),
            self ? " (this)" : "",
            what,
            count(ClusterNode.SERVER),
            count(ClusterNode.DEVICE)));
    return Behaviors.same();
  }

  private static String role(Member member) {
    return member.hasRole(ClusterNode.SERVER) ? ClusterNode.SERVER : ClusterNode.DEVICE;
  }

  private long count(String role) {
    return up.values().stream().filter(role::equals).count();
  }
}
