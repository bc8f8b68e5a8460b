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
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Pace;

/**
 * Holds back a session's events, in order, until the wall clock reaches their emulated time. The
 * session's silence timeout does not expire meanwhile.
 */
public final class PacedSession extends BehaviorInterceptor<SessionEvent, SessionEvent> {

  /** Longest time until a change of the pace takes effect, ns. */
  private static final long SOON = 50_000_000;

  /** Shortest timer, ns. */
  private static final long LEAST = 1_000_000;

  /** Asks whether anything is due. Being an ordinary message, it restarts the silence timeout. */
  private record Look(SessionId session) implements SessionEvent {}

  private final Pace pace;
  private final SessionPlan plan;
  private final Queue<SessionEvent> held = new ArrayDeque<>();

  private PacedSession(Pace pace, SessionPlan plan) {
    super(SessionEvent.class);
    this.pace = pace;
    this.plan = plan;
  }

  /** Wraps a session so that it keeps the pace. */
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

  /** Releases one event at a time, as the session's behaviour may change after each. */
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

  /**
   * Time until an event is due. One without an instant is due at once, unless the pace is paused.
   */
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
