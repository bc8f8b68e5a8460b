package org.splitkd.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.link.HostCommand;
import org.splitkd.link.HostCommand.Dismiss;
import org.splitkd.link.HostCommand.Fetch;
import org.splitkd.link.HostCommand.Retire;
import org.splitkd.link.HostCommand.SessionOver;
import org.splitkd.link.HostCommand.Summon;
import org.splitkd.link.LinkEvent;
import org.splitkd.link.RunText;
import org.splitkd.model.CutLayer;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

@Tag("slow")
class VehicleHostTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final RunText RUN = new RunText("run", "scenario", "text", Map.of());
  private static final SessionId SESSION = new SessionId(1, 1, 0);
  private static final Interval AT = new Interval(EmulatedInstant.START, EmulatedInstant.START);

  private final TensorPlane here = plane();
  private final TensorPlane there = plane();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> unfit = new CopyOnWriteArrayList<>();
  private final TestProbe<LinkEvent> link = KIT.createTestProbe(LinkEvent.class);
  private final TestProbe<VehicleCommand> vehicle = KIT.createTestProbe(VehicleCommand.class);
  private final TestProbe<SessionEvent> nobody = KIT.createTestProbe(SessionEvent.class);
  private ActorRef<HostCommand> host = KIT.createTestProbe(HostCommand.class).ref();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @BeforeEach
  void start() {
    host = host(run -> index -> Behaviors.monitor(VehicleCommand.class, vehicle.ref(), deaf()));
  }

  @Test
  void shouldBringUpItsVehicleOnceHoweverOftenItIsSummoned() {
    summon();
    summon();

    assertEquals(List.of("vehicle 3 came"), said);
  }

  @Test
  void shouldRefuseARunThatCannotBeLoadedAndTryAgainWhenItIsSummonedAgain() {
    ActorRef<HostCommand> host =
        host(
            run -> {
              throw new IllegalStateException("no such teacher");
            });
    for (int time = 0; time < 2; time++) {
      host.tell(new Summon(RUN, 2, link.ref()));

      assertEquals(new LinkEvent.Refused("here:1: no such teacher"), link.receiveMessage());
    }
    assertEquals(List.of(), said);
    // The node should leave, so that the vehicle goes elsewhere.
    assertEquals("no such teacher", unfit.get(0));
  }

  @Test
  void shouldFetchWhatTheVehicleIsToldAndOfferWhatItSays() {
    summon();
    BeginSession told = begin();
    ActorRef<SessionEvent> ear = told.replyTo();
    SmashedData data = new SmashedData(SESSION, 0, payload(2), AT);

    ear.tell(data);

    Ticket ticket = link.expectMessageClass(LinkEvent.Offered.class).ticket();
    assertEquals(data, await(there, ticket));
  }

  /** A host asked to retire first finishes the session of its vehicle. */
  @Test
  void shouldStayUntilItsSessionIsOver() {
    summon();
    begin();

    host.tell(Retire.INSTANCE);
    link.expectNoMessage(Duration.ofMillis(200));
    host.tell(new SessionOver(new SessionId(1, 2, 0)));
    link.expectNoMessage(Duration.ofMillis(200));
    assertEquals(List.of("vehicle 3 came"), said);
    host.tell(new SessionOver(SESSION));

    link.expectTerminated(host);
    assertEquals(List.of("vehicle 3 came", "vehicle 3 left"), said);
  }

  @Test
  void shouldGoAtOnceWhereNoSessionWouldBeLost() {
    summon();
    host.tell(Retire.INSTANCE);
    link.expectTerminated(host);
  }

  @Test
  void shouldGoWhenItIsNotNeededAnyMore() {
    summon();
    begin();
    host.tell(new Dismiss());
    link.expectTerminated(host);
  }

  @Test
  void shouldSayThatAMessageCannotBeFetched() {
    summon();

    host.tell(new Fetch(new Ticket("127.0.0.1", there.port(), 77, 100)));

    assertEquals(
        new LinkEvent.Broken("tensor plane of 127.0.0.1:" + there.port() + " has no such frame"),
        link.receiveMessage());
  }

  private void summon() {
    host.tell(new Summon(RUN, 2, link.ref()));
    assertEquals(new LinkEvent.Ready(host), link.receiveMessage());
  }

  /** The message that begins the vehicle's session. */
  private BeginSession begin() {
    BeginSession begin =
        new BeginSession(SESSION, new CutLayer(3), 4, payload(1), AT, 5, nobody.ref());
    host.tell(new Fetch(there.offer(begin).toCompletableFuture().join()));
    BeginSession told = vehicle.expectMessageClass(BeginSession.class);
    assertEquals(begin.answeredTo(told.replyTo()), told);
    return told;
  }

  private ActorRef<HostCommand> host(Function<RunText, HostedRun> loader) {
    return KIT.spawn(
        VehicleHost.create(
            new VehicleHost.Node(
                "here:1",
                new HostedRuns(Runnable::run, loader),
                here,
                DispatcherSelector.defaultDispatcher(),
                said::add,
                unfit::add)));
  }

  private static Behavior<VehicleCommand> deaf() {
    return Behaviors.ignore();
  }

  private static Payload payload(int elements) {
    return new Payload(
        32.0 * elements,
        List.of(Tensor.of(DType.FP32, ByteBuffer.allocate(4 * elements), elements)));
  }

  private static TensorMessage await(TensorPlane plane, Ticket ticket) {
    return plane.fetch(ticket).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static TensorPlane plane() {
    return TensorPlane.start(
        KIT.system(),
        new PlaneSettings("127.0.0.1", 0, 1_000_000, 10_000_000, 4),
        Optional.empty());
  }
}
