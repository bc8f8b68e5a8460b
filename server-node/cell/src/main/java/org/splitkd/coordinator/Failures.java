package org.splitkd.coordinator;

import akka.actor.ActorInitializationException;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import java.util.concurrent.TimeoutException;

/** Passes on the failures of other actors. */
public final class Failures {

  static final String NO_ANSWER = "no answer within the timeout";

  private Failures() {}

  /** Returns why a question has no answer, in one line. */
  public static String reason(Throwable failure) {
    return failure instanceof TimeoutException ? NO_ANSWER : String.valueOf(failure.getMessage());
  }

  /** Fails an actor whose essential child has failed, with the child's reason. */
  public static <T> Behavior<T> rethrow(ChildFailed child) {
    Throwable cause = child.cause();
    if (cause instanceof ActorInitializationException wrapper && wrapper.getCause() != null) {
      cause = wrapper.getCause();
    }
    throw new IllegalStateException(cause.getMessage(), cause);
  }
}
