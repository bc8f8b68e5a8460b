package org.splitkd.cluster.lease;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.StashBuffer;
import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lock for the nodes of its side: a server node. It keeps the lock as long as one of them
 * needs it.
 */
public final class LeaseKeeper {

  static final String NAME = "lease";

  /** A node that died never releases. Longer than a resolver keeps a lease. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(90);

  private static final int MOST_WAITING = 1_000;

  private final ActorContext<LeaseMessage> context;
  private final TimerScheduler<LeaseMessage> timers;
  private final StashBuffer<LeaseMessage> waiting;
  private final SharedLock lock;
  private final Executor blocking;
  private final Set<String> needing = new HashSet<>();

  private LeaseKeeper(
      ActorContext<LeaseMessage> context,
      TimerScheduler<LeaseMessage> timers,
      StashBuffer<LeaseMessage> waiting,
      SharedLock lock) {
    this.context = context;
    this.timers = timers;
    this.waiting = waiting;
    this.lock = lock;
    blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
  }

  /** Starts the keeper of a server node. */
  public static void start(ActorSystem<?> system, SharedLock lock) {
    system.systemActorOf(create(lock), NAME, Props.empty());
  }

  static Behavior<LeaseMessage> create(SharedLock lock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    Behaviors.withStash(
                        MOST_WAITING,
                        waiting -> new LeaseKeeper(context, timers, waiting, lock).ready())));
  }

  private Behavior<LeaseMessage> ready() {
    return Behaviors.receive(LeaseMessage.class)
        .onMessage(LeaseMessage.Acquire.class, this::acquire)
        .onMessage(LeaseMessage.Release.class, ask -> release(ask.node(), ask.replyTo()))
        .onMessage(LeaseMessage.Forgotten.class, old -> release(old.node(), null))
        .onSignal(PostStop.class, stopped -> end())
        .build();
  }

  private Behavior<LeaseMessage> acquire(LeaseMessage.Acquire ask) {
    return locking(
        lock::acquire,
        held -> {
          if (held) {
            needing.add(ask.node());
            timers.startSingleTimer(ask.node(), new LeaseMessage.Forgotten(ask.node()), FORGOTTEN);
          }
          ask.replyTo().tell(new LeaseMessage.Answer(held));
        });
  }

  private Behavior<LeaseMessage> release(
      String node, @Nullable ActorRef<LeaseMessage.Answer> replyTo) {
    timers.cancel(node);
    boolean last = needing.remove(node) && needing.isEmpty();
    return locking(
        () -> {
          if (last) {
            lock.release();
          }
          return true;
        },
        done -> {
          if (replyTo != null) {
            replyTo.tell(new LeaseMessage.Answer(done));
          }
        });
  }

  /** Uses the lock on a thread that may block; messages wait meanwhile. */
  private Behavior<LeaseMessage> locking(Supplier<Boolean> work, Consumer<Boolean> then) {
    context.pipeToSelf(
        CompletableFuture.supplyAsync(work, blocking),
        (done, failure) ->
            new LeaseMessage.Locked(
                () -> {
                  if (failure != null) {
                    context.getLog().warn("the lease of this side: {}", failure.toString());
                  }
                  then.accept(failure == null && done);
                }));
    return Behaviors.receive(LeaseMessage.class)
        .onMessage(
            LeaseMessage.Locked.class,
            locked -> {
              locked.next().run();
              return waiting.unstashAll(ready());
            })
        .onAnyMessage(
            other -> {
              if (!waiting.isFull()) {
                waiting.stash(other);
              }
              return Behaviors.same();
            })
        .onSignal(PostStop.class, stopped -> end())
        .build();
  }

  private Behavior<LeaseMessage> end() {
    blocking.execute(lock::release);
    return Behaviors.same();
  }
}
