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
 * Asks one actor on behalf of another, as {@link ActorContext#askWithStatus} does. That method
 * passes the answer on from another thread, so an answer still under way cannot be detected; here a
 * child of the asker passes it on.
 */
final class Question {

  private Question() {}

  /**
   * Asks one question.
   *
   * @param request makes the question, given whom to answer
   * @param answered makes the asker's message from the answer
   * @param refused makes the asker's message from the {@linkplain Failures#reason reason} if the
   *     answer is an error, or if there is none within the timeout
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
