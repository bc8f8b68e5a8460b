package org.splitkd.coordinator;

import akka.actor.ActorInitializationException;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import java.util.concurrent.TimeoutException;

/** How failures of other actors are passed on. */
public final class Failures {

  private Failures() {}

  /** Why a question has no answer, in one line. */
  public static String reason(Throwable failure) {
    return failure instanceof TimeoutException
        ? "no answer within the timeout"
        : String.valueOf(failure.getMessage());
  }

  /** An actor fails with a child it cannot do without, for the child's reason. */
  public static <T> Behavior<T> rethrow(ChildFailed child) {
    Throwable cause = child.cause();
    if (cause instanceof ActorInitializationException wrapper && wrapper.getCause() != null) {
      cause = wrapper.getCause();
    }
    throw new IllegalStateException(cause.getMessage(), cause);
  }
}
