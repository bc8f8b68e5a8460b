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
 * An actor of a cell that a test plays: it keeps what it hears, and says to the session whatever
 * the test wants. Before it looks at what it has heard, and after it has said something, everybody
 * else comes to rest, so nothing has to be waited for. Not for several threads.
 *
 * @param <C> what it hears
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

  /** From now on it speaks of this session, and to it. */
  final void join(SessionId begun, ActorRef<SessionEvent> replyTo) {
    session = begun;
    server = replyTo;
  }

  /** The session that it has heard of last. */
  public final SessionId session() {
    return known(session);
  }

  /**
   * The first message that was not asked for yet.
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

  /** All messages that were not asked for yet, in their order. */
  public final List<C> heard() {
    stage.settle();
    List<C> all = new ArrayList<>();
    for (C message = heard.poll(); message != null; message = heard.poll()) {
      all.add(message);
    }
    return all;
  }

  /**
   * There is no message that was not asked for yet.
   *
   * @throws AssertionError if there is one
   */
  public final void hearsNothing() {
    List<C> all = heard();
    if (!all.isEmpty()) {
      throw failed("nothing", all.toString());
    }
  }

  /** Says something to the session that it has heard of last. */
  public final void says(SessionEvent event) {
    known(server).tell(event);
    stage.settle();
  }

  /** It ends, and whoever watches it is told so. */
  public final void stops() {
    stage.kit().stop(ref, LONG);
    stage.settle();
  }

  /** The actor that serves the session ends without a word, as one does that fails. */
  public final void breaksSession() {
    Adapter.toClassic(known(server)).tell(PoisonPill.getInstance(), akka.actor.ActorRef.noSender());
    stage.settle();
  }

  /**
   * The actor that serves the session has ended.
   *
   * @throws AssertionError if it is still there
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
