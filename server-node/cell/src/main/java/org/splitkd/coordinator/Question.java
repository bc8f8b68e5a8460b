package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.pattern.StatusReply;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks one actor on behalf of another, as {@link ActorContext#askWithStatus} does. That hands the
 * answer on by a thread of its own, so nobody could tell whether it is still under way; here a
 * child of the asker does.
 */
final class Question {

  private Question() {}

  /**
   * Asks once.
   *
   * @param request from whom to answer
   * @param answered what the asker hears when there is an answer
   * @param refused what it hears when the answer is an error, or there is none within the timeout,
   *     with the {@linkplain Failures#reason reason}
   */
  static <C, Q, A> void ask(
      ActorContext<C> asker,
      RecipientRef<Q> whom,
      Duration timeout,
      Function<ActorRef<StatusReply<A>>, Q> request,
      Function<A, C> answered,
      Function<String, C> refused) {
    ActorRef<C> self = asker.getSelf();
    Behavior<StatusReply<A>> waiting =
        Behaviors.setup(
            context -> {
              context.setReceiveTimeout(timeout, StatusReply.error(new TimeoutException()));
              return Behaviors.receiveMessage(
                  reply -> {
                    self.tell(
                        reply.isSuccess()
                            ? answered.apply(reply.getValue())
                            : refused.apply(Failures.reason(reply.getError())));
                    return Behaviors.stopped();
                  });
            });
    whom.tell(request.apply(asker.spawnAnonymous(waiting)));
  }
}
