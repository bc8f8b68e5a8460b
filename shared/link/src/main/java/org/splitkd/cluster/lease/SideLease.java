package org.splitkd.cluster.lease;

import akka.actor.ActorSelection;
import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.Cluster;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.coordination.lease.LeaseSettings;
import akka.coordination.lease.javadsl.Lease;
import akka.pattern.Patterns;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.splitkd.cluster.ClusterNode;

/**
 * The lease as Akka's split brain resolver of a node sees it: asked for at the oldest server node
 * of the side. A side without a server node never gets it. Created by Akka.
 *
 * @see <a href="https://doc.akka.io/docs/akka/2.8/split-brain-resolver.html#lease">Akka's
 *     manual</a>
 */
public final class SideLease extends Lease {

  /** Members that still answer. Others are unreachable in the view of this node. */
  private static final Set<MemberStatus> PRESENT =
      Set.of(MemberStatus.up(), MemberStatus.leaving(), MemberStatus.weaklyUp());

  private final LeaseSettings settings;
  private final ExtendedActorSystem system;
  private final String node;
  private final Duration patience;

  /** Created by Akka from {@code cluster.conf}. */
  public SideLease(LeaseSettings settings, ExtendedActorSystem system) {
    this.settings = settings;
    this.system = system;
    node = settings.ownerName();
    patience = settings.leaseConfig().getDuration("lease-operation-timeout");
  }

  @Override
  public LeaseSettings getSettings() {
    return settings;
  }

  @Override
  public CompletionStage<Boolean> acquire() {
    return ask(LeaseMessage.Acquire::new);
  }

  /** The callback is never used: the lease is asked for again before every decision. */
  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> leaseLost) {
    return acquire();
  }

  @Override
  public CompletionStage<Boolean> release() {
    return ask(LeaseMessage.Release::new);
  }

  /** Always false, which means unknown: the lease is asked for again before every decision. */
  @Override
  public boolean checkLease() {
    return false;
  }

  private CompletionStage<Boolean> ask(
      BiFunction<String, ActorRef<LeaseMessage.Answer>, LeaseMessage> question) {
    Optional<ActorSelection> keeper = keeper();
    if (keeper.isEmpty()) {
      return CompletableFuture.completedFuture(false);
    }
    return Patterns.askWithReplyTo(
            keeper.get(), replyTo -> question.apply(node, Adapter.toTyped(replyTo)), patience)
        .thenApply(answer -> ((LeaseMessage.Answer) answer).done());
  }

  private Optional<ActorSelection> keeper() {
    Cluster cluster = Cluster.get(system);
    Set<Member> unreachable = cluster.state().getUnreachable();
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .filter(member -> member.hasRole(ClusterNode.SERVER))
        .filter(member -> PRESENT.contains(member.status()) && !unreachable.contains(member))
        .min(Member.ageOrdering())
        .map(oldest -> system.actorSelection(oldest.address() + "/system/" + LeaseKeeper.NAME));
  }
}
