package org.splitkd.edge;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionEvent.SmashedData;
import org.splitkd.protocol.SessionEvent.TeacherInput;
import org.splitkd.protocol.SessionEvent.UpdatedParameters;
import org.splitkd.protocol.SessionEvent.VehicleFailed;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Pace;

/**
 * Holds back what a session hears until the wall clock has come that far, in the order in which it
 * came. Nobody is taken for silent meanwhile.
 */
public final class PacedSession extends BehaviorInterceptor<SessionEvent, SessionEvent> {

  /** So soon a change of the pace shows, ns. */
  private static final long SOON = 50_000_000;

  /** Timers are no finer, ns. */
  private static final long LEAST = 1_000_000;

  /** Is anything due? A message like any other, so that a timeout of silence begins anew. */
  private record Look(SessionId session) implements SessionEvent {}

  private final Pace pace;
  private final SessionPlan plan;
  private final Queue<SessionEvent> held = new ArrayDeque<>();

  private PacedSession(Pace pace, SessionPlan plan) {
    super(SessionEvent.class);
    this.pace = pace;
    this.plan = plan;
  }

  /** A session that keeps the pace. */
  public static Behavior<SessionEvent> of(
      Pace pace, SessionPlan plan, Behavior<SessionEvent> session) {
    return Behaviors.intercept(() -> new PacedSession(pace, plan), session);
  }

  @Override
  public Behavior<SessionEvent> aroundReceive(
      TypedActorContext<SessionEvent> context,
      SessionEvent event,
      ReceiveTarget<SessionEvent> session) {
    if (event instanceof Look) {
      return release(context, session);
    }
    long nanos = held.isEmpty() ? nanosUntil(event) : SOON;
    if (nanos == 0) {
      return session.apply(context, event);
    }
    held.add(event);
    if (held.size() == 1) {
      lookIn(context, nanos);
    }
    return Behaviors.same();
  }

  /** One at a time: a session is another after each. */
  private Behavior<SessionEvent> release(
      TypedActorContext<SessionEvent> context, ReceiveTarget<SessionEvent> session) {
    long nanos = nanosUntil(held.element());
    if (nanos > 0) {
      lookIn(context, nanos);
      return Behaviors.same();
    }
    SessionEvent due = held.remove();
    if (!held.isEmpty()) {
      context.asJava().getSelf().tell(new Look(plan.id()));
    }
    return session.apply(context, due);
  }

  private void lookIn(TypedActorContext<SessionEvent> context, long nanos) {
    context
        .asJava()
        .scheduleOnce(
            Duration.ofNanos(Math.max(LEAST, Math.min(nanos, SOON))),
            context.asJava().getSelf(),
            new Look(plan.id()));
  }

  /** What has no instant of its own happens as soon as it can. */
  private long nanosUntil(SessionEvent event) {
    return instant(event).map(pace::nanosUntil).orElseGet(() -> pace.paused() ? Pace.NOT_YET : 0L);
  }

  private Optional<EmulatedInstant> instant(SessionEvent event) {
    if (event instanceof StudentReady) {
      return Optional.of(plan.start());
    } else if (event instanceof TeacherInput input) {
      return Optional.of(input.airtime().end());
    } else if (event instanceof SmashedData data) {
      return Optional.of(data.airtime().end());
    } else if (event instanceof UpdatedParameters updated) {
      return Optional.of(updated.airtime().end());
    } else if (event instanceof StudentTrained trained) {
      return Optional.of(trained.busy().end());
    } else if (event instanceof VehicleFailed failed) {
      return Optional.of(failed.at());
    }
    return Optional.empty();
  }
}
