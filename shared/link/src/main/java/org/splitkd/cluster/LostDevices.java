package org.splitkd.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.ClusterEvent.ClusterDomainEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.ReachableMember;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.Member;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Down;
import akka.cluster.typed.Subscribe;
import java.time.Duration;

/**
 * Removes device nodes that have not answered for a while from the cluster: a part of every server
 * node.
 *
 * <p>The split-brain resolver would do it too, but only after nothing has changed in the whole
 * cluster for a while. Where device nodes are lost faster than that, the lost ones would add up;
 * their last reports about each other then look like a network in which nobody reaches anybody, for
 * which the resolver ends all nodes. Device nodes have no vote about which side of a split
 * continues, so they can be removed without one. A device node that was removed by mistake ends and
 * is started again by its supervisor; its vehicles live elsewhere in the meantime.
 *
 * @see <a
 *     href="https://doc.akka.io/docs/akka/2.8/split-brain-resolver.html#indirectly-connected-nodes">Akka
 *     about indirectly connected nodes</a>
 */
public final class LostDevices {

  /** In the configuration, how long a device node may be unreachable. */
  private static final String PATIENCE = "splitkd.lost-devices.after";

  private final ActorContext<ClusterDomainEvent> context;
  private final TimerScheduler<ClusterDomainEvent> timers;
  private final Cluster cluster;
  private final Duration patience;

  private LostDevices(
      ActorContext<ClusterDomainEvent> context, TimerScheduler<ClusterDomainEvent> timers) {
    this.context = context;
    this.timers = timers;
    cluster = Cluster.get(context.getSystem());
    patience = context.getSystem().settings().config().getDuration(PATIENCE);
  }

  /** A node has not answered for long. */
  private record Waited(Address node) implements ClusterDomainEvent {}

  /** Starts to remove lost device nodes from the cluster of a server node. */
  public static void start(ActorSystem<?> system) {
    system.systemActorOf(create(), "lost-devices", Props.empty());
  }

  private static Behavior<ClusterDomainEvent> create() {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new LostDevices(context, timers).observing()));
  }

  private Behavior<ClusterDomainEvent> observing() {
    ActorRef<ClusterDomainEvent> self = context.getSelf();
    cluster.subscriptions().tell(Subscribe.create(self, ClusterDomainEvent.class));
    return Behaviors.receive(ClusterDomainEvent.class)
        .onMessage(UnreachableMember.class, lost -> wait(lost.member()))
        .onMessage(ReachableMember.class, back -> forget(back.member()))
        .onMessage(MemberRemoved.class, removed -> forget(removed.member()))
        .onMessage(Waited.class, waited -> remove(waited.node()))
        .onAnyMessage(other -> Behaviors.same())
        .build();
  }

  private Behavior<ClusterDomainEvent> wait(Member member) {
    if (member.hasRole(ClusterNode.DEVICE)) {
      timers.startSingleTimer(key(member), new Waited(member.address()), patience);
    }
    return Behaviors.same();
  }

  private Behavior<ClusterDomainEvent> forget(Member member) {
    timers.cancel(key(member));
    return Behaviors.same();
  }

  private static UniqueAddress key(Member member) {
    return member.uniqueAddress();
  }

  private Behavior<ClusterDomainEvent> remove(Address node) {
    cluster.manager().tell(new Down(node));
    return Behaviors.same();
  }
}
