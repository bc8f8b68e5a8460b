package org.splitkd.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.splitkd.link.RunText;
import org.splitkd.node.RunHostCommand.Order;
import org.splitkd.node.RunHostCommand.Retire;
import org.splitkd.training.TrainingSite;

/**
 * An actor that executes the run in a separate thread, on the node where the cluster has placed it.
 * When the node leaves, the run stops, and the next order resumes it on another node.
 */
final class RunHost {

  private static final int USER_ERROR = 2;

  private record Done(RunEnd end) implements RunHostCommand {}

  private final ActorContext<RunHostCommand> context;
  private final RunWork work;
  private final Function<RunText, TrainingSite> site;
  private final Set<ActorRef<RunEnd>> waiting = new LinkedHashSet<>();
  private @Nullable Thread worker;
  private @Nullable RunEnd end;
  private boolean retiring;

  private RunHost(
      ActorContext<RunHostCommand> context, RunWork work, Function<RunText, TrainingSite> site) {
    this.context = context;
    this.work = work;
    this.site = site;
  }

  /**
   * Returns a host that starts the run on the first order.
   *
   * @param key of the ordered run
   * @param work the run that this node knows; a host with another key refuses its orders
   */
  static Behavior<RunHostCommand> create(
      String key, RunWork work, Function<RunText, TrainingSite> site) {
    return key.equals(work.key())
        ? Behaviors.setup(context -> new RunHost(context, work, site).hosting())
        : refusing();
  }

  private static Behavior<RunHostCommand> refusing() {
    return Behaviors.receive(RunHostCommand.class)
        .onMessage(
            Order.class,
            order -> {
              order
                  .replyTo()
                  .tell(
                      new RunEnd(USER_ERROR, "the cluster runs another scenario: do not join it"));
              return Behaviors.same();
            })
        .onMessage(Retire.class, retire -> Behaviors.stopped())
        .build();
  }

  private Behavior<RunHostCommand> hosting() {
    return Behaviors.receive(RunHostCommand.class)
        .onMessage(Order.class, this::take)
        .onMessage(Done.class, this::finish)
        .onMessage(Retire.class, retire -> retire())
        .onSignal(
            PostStop.class,
            stop -> {
              interrupt();
              return Behaviors.same();
            })
        .build();
  }

  private Behavior<RunHostCommand> take(Order order) {
    if (end != null) {
      order.replyTo().tell(end);
      return Behaviors.same();
    }
    waiting.add(order.replyTo());
    if (worker == null && !retiring) {
      ActorRef<RunHostCommand> self = context.getSelf();
      worker = new Thread(() -> self.tell(new Done(work.carryOut(site))), "splitkd-run");
      worker.setDaemon(true);
      worker.start();
    }
    return Behaviors.same();
  }

  private Behavior<RunHostCommand> finish(Done done) {
    if (retiring) {
      return Behaviors.stopped(); // waiting nodes repeat the order and get the end elsewhere
    }
    end = done.end();
    waiting.forEach(replyTo -> replyTo.tell(done.end()));
    waiting.clear();
    return Behaviors.same();
  }

  private Behavior<RunHostCommand> retire() {
    retiring = true;
    if (worker == null || end != null) {
      return Behaviors.stopped();
    }
    interrupt();
    return Behaviors.same();
  }

  private void interrupt() {
    if (worker != null) {
      worker.interrupt();
    }
  }
}
