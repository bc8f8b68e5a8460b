package org.splitkd.testkit;

import akka.actor.PoisonPill;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * An actor of a cell that a test plays. It records the messages it receives and sends the session
 * whatever the test chooses. All other actors settle before it reads its messages and after it
 * sends one, so the test need not wait. Not thread-safe.
 *
 * @param <C> type of the messages it receives
 */
abstract sealed class PlayedActor<C> permits PlayedGpu, PlayedVehicle {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Stage stage;
  private final Story story;
  private final String name;
  private final Queue<C> heard = new ConcurrentLinkedQueue<>();
  private final ActorRef<C> ref;
  private @Nullable SessionId session;
  private @Nullable ActorRef<SessionEvent> server;

  PlayedActor(Stage stage, Story story, String name) {
    this.stage = stage;
    this.story = story;
    this.name = name;
    ref =
        stage.spawn(
            Behaviors.receiveMessage(
                message -> {
                  heard.add(message);
                  return Behaviors.same();
                }),
            stage.nextCell());
  }

  ActorRef<C> ref() {
    return ref;
  }

  /** Makes this session the one that it refers to and sends to from now on. */
  final void join(SessionId begun, ActorRef<SessionEvent> replyTo) {
    session = begun;
    server = replyTo;
  }

  /** The latest session it was told of. */
  public final SessionId session() {
    return known(session);
  }

  /**
   * Returns the first message not yet read.
   *
   * @throws AssertionError if there is none, or it is of another kind
   */
  public final <M extends C> M hears(Class<M> kind) {
    stage.settle();
    C message = heard.poll();
    if (!kind.isInstance(message)) {
      String instead = message == null ? "it hears nothing" : message.toString();
      throw failed(kind.getSimpleName(), instead);
    }
    return kind.cast(message);
  }

  /** Returns all messages not yet read, in order. */
  public final List<C> heard() {
    stage.settle();
    List<C> all = new ArrayList<>();
    for (C message = heard.poll(); message != null; message = heard.poll()) {
      all.add(message);
    }
    return all;
  }

  /**
   * Expects that there is no unread message.
   *
   * @throws AssertionError if there is one
   */
  public final void hearsNothing() {
    List<C> all = heard();
    if (!all.isEmpty()) {
      throw failed("nothing", all.toString());
    }
  }

  /** Sends an event to the latest session it was told of. */
  public final void says(SessionEvent event) {
    known(server).tell(event);
    stage.settle();
  }

  /** Stops the actor; its watchers are notified. */
  public final void stops() {
    stage.kit().stop(ref, LONG);
    stage.settle();
  }

  /** Stops the session's actor without a message, as a failure would. */
  public final void breaksSession() {
    Adapter.toClassic(known(server)).tell(PoisonPill.getInstance(), akka.actor.ActorRef.noSender());
    stage.settle();
  }

  /**
   * Expects that the session's actor has stopped.
   *
   * @throws AssertionError if it is still running
   */
  public final void expectSessionOver() {
    stage.settle();
    stage.kit().createTestProbe().expectTerminated(known(server));
  }

  static Interval interval(double from, double to) {
    return new Interval(new EmulatedInstant(from), new EmulatedInstant(to));
  }

  private <T> T known(@Nullable T ofSession) {
    if (ofSession == null) {
      throw new IllegalStateException(name + " has not heard of a session yet");
    }
    return ofSession;
  }

  private AssertionError failed(String expected, String actual) {
    return new AssertionError(
        "Expected for "
            + name
            + ": "
            + expected
            + ", but: "
            + actual
            + "\nWhat happened:\n"
            + story.told());
  }
}
