package org.splitkd.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.splitkd.node.RunHostCommand.Order;

/** An actor that repeats the order of the run until it receives the end. */
final class RunOrder {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private enum Again {
    INSTANCE
  }

  private RunOrder() {}

  /**
   * Returns the behaviour that orders the run for one node.
   *
   * @param host executes the run, on any node
   * @param end completed with the run's end
   */
  static Behavior<Object> create(RecipientRef<RunHostCommand> host, CompletableFuture<RunEnd> end) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  ActorRef<RunEnd> self = context.getSelf().narrow();
                  Order order = new Order(self);
                  host.tell(order);
                  timers.startTimerWithFixedDelay(Again.INSTANCE, EVERY);
                  return Behaviors.receive(Object.class)
                      .onMessage(
                          Again.class,
                          again -> {
                            host.tell(order);
                            return Behaviors.same();
                          })
                      .onMessage(
                          RunEnd.class,
                          heard -> {
                            end.complete(heard);
                            return Behaviors.stopped();
                          })
                      .build();
                }));
  }
}
