package org.splitkd.edge;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Schedule;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.VehicleAwaited;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Outage;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;
import org.splitkd.time.Pace;

@Tag("slow")
class PacedSessionTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final SessionId ID = new SessionId(1, 1, 0);
  private static final Duration SILENCE = Duration.ofSeconds(3);

  /** Long enough for a session to say something. */
  private static final Duration A_WHILE = Duration.ofMillis(300);

  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(nanos::get);
  private final TestProbe<Object> heard = KIT.createTestProbe();
  private ActorRef<SessionEvent> session;

  private record Silence(SessionId session) implements SessionEvent {}

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @BeforeEach
  void begin() {
    session = KIT.spawn(PacedSession.of(pace, plan(), telling()));
  }

  @Test
  void shouldLetEverythingPassAtFirst() {
    session.tell(data(0, 1e6));
    heard.expectMessage(data(0, 1e6));
  }

  @Test
  void shouldHoldBackWhatIsNotDueAndKeepTheOrder() {
    pace.set(10);
    session.tell(data(0, 0));
    heard.expectMessage(data(0, 0));

    session.tell(data(1, 20));
    session.tell(new VehicleAwaited(ID));
    session.tell(data(2, 21));
    nanos.addAndGet(1_900_000_000);
    heard.expectNoMessage(A_WHILE);

    nanos.addAndGet(100_000_000);
    heard.expectMessage(data(1, 20));
    heard.expectMessage(new VehicleAwaited(ID));
    heard.expectNoMessage(A_WHILE);
    nanos.addAndGet(100_000_000);
    heard.expectMessage(data(2, 21));
  }

  @Test
  void shouldStandStillWhilePausedAndTakeNobodyForSilent() {
    pace.pause();
    session.tell(data(0, 1));
    heard.expectNoMessage(SILENCE.multipliedBy(2));

    pace.resume();
    heard.expectMessage(data(0, 1));
    heard.expectMessage(SILENCE.multipliedBy(3), new Silence(ID));
  }

  @Test
  void shouldFollowAChangeSoon() {
    pace.set(0.1);
    session.tell(data(0, 0));
    heard.expectMessage(data(0, 0));
    session.tell(data(1, 100)); // in a thousand seconds
    heard.expectNoMessage(A_WHILE);

    pace.set(Pace.UNLIMITED);
    heard.expectMessage(data(1, 100));
  }

  private Behavior<SessionEvent> telling() {
    return Behaviors.setup(
        context -> {
          context.setReceiveTimeout(SILENCE, new Silence(ID));
          return Behaviors.receiveMessage(
              event -> {
                heard.ref().tell(event);
                return Behaviors.same();
              });
        });
  }

  private static SmashedData data(int batch, double arrival) {
    EmulatedInstant end = new EmulatedInstant(arrival);
    return new SmashedData(ID, batch, new Payload(1), new Interval(end, end));
  }

  private static SessionPlan plan() {
    Scenario scenario = CaseStudy.with();
    CutLayer cut = new CutLayer(1);
    return new SessionPlan(
        ID,
        Optional.empty(),
        cut,
        1,
        EmulatedInstant.START,
        Schedule.SEQUENTIAL,
        scenario.workload().sessionAt(cut),
        scenario.equipment(0),
        Drive.constant(new Rates(1, 1)),
        new Outage(60),
        0);
  }
}
