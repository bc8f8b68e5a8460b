package org.splitkd.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splitkd.link.HostCommand;
import org.splitkd.link.HostCommand.Dismiss;
import org.splitkd.link.HostCommand.Fetch;
import org.splitkd.link.HostCommand.SessionOver;
import org.splitkd.link.HostCommand.Summon;
import org.splitkd.link.LinkEvent;
import org.splitkd.link.RunText;
import org.splitkd.model.CutLayer;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleEvent.VehicleAwaited;
import org.splitkd.protocol.VehicleEvent.VehicleInterrupted;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** The messages between a cell's link and the host of a vehicle. */
class VehicleLinkTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final RunText RUN = new RunText("run", "scenario", "text", Map.of());
  private static final SessionId FIRST = new SessionId(1, 1, 0);
  private static final SessionId SECOND = new SessionId(1, 2, 0);
  private static final Interval AT = new Interval(EmulatedInstant.START, EmulatedInstant.START);

  private final TestProbe<HostCommand> host = KIT.createTestProbe(HostCommand.class);
  private final TestProbe<SessionEvent> session = KIT.createTestProbe(SessionEvent.class);
  private ActorRef<VehicleCommand> link = KIT.createTestProbe(VehicleCommand.class).ref();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @BeforeEach
  void start() {
    TensorPlane plane =
        TensorPlane.start(
            KIT.system(),
            new PlaneSettings("127.0.0.1", 0, 1_000_000, 10_000_000, 4),
            Optional.empty());
    link = KIT.spawn(VehicleLink.create(RUN, 2, host.ref(), plane));
  }

  @Test
  void shouldSummonTheVehicleForItsFirstSession() {
    ActorRef<LinkEvent> ear = begin(FIRST, session);
    session.expectMessage(new VehicleAwaited(FIRST));

    ear.tell(new LinkEvent.Ready(host.ref()));

    host.expectMessageClass(Fetch.class);
  }

  /** As if there were no node at all: nothing is lost until one can host it. */
  @Test
  void shouldSummonTheVehicleOnWhereANodeCannotHostIt() {
    ActorRef<LinkEvent> ear = begin(FIRST, session);
    session.expectMessage(new VehicleAwaited(FIRST));

    ear.tell(new LinkEvent.Refused("no such teacher"));

    host.expectMessageClass(Summon.class);
    session.expectMessage(new VehicleAwaited(FIRST));
    ear.tell(new LinkEvent.Ready(host.ref()));
    host.expectMessageClass(Fetch.class);
  }

  /**
   * Otherwise its host would stay for a session that will not continue, and keep its node from
   * ending.
   */
  @Test
  void shouldTellTheHostWhenASessionWasGivenUp() {
    begin(FIRST, session).tell(new LinkEvent.Ready(host.ref()));
    host.expectMessageClass(Fetch.class);

    session.stop();

    host.expectMessage(new SessionOver(FIRST));
  }

  /** The actor of a session may stop after the next session has begun. */
  @Test
  void shouldNotEndASessionWithTheOneBefore() {
    begin(FIRST, session).tell(new LinkEvent.Ready(host.ref()));
    host.expectMessageClass(Fetch.class);
    TestProbe<SessionEvent> next = KIT.createTestProbe(SessionEvent.class);
    link.tell(command(SECOND, next));
    host.expectMessageClass(Fetch.class);

    session.stop();
    next.stop();

    host.expectMessage(new SessionOver(SECOND));
  }

  @Test
  void shouldInterruptTheSessionWhenTheNodeIsGone() {
    begin(FIRST, session).tell(new LinkEvent.Ready(host.ref()));
    session.expectMessage(new VehicleAwaited(FIRST));

    host.stop();

    assertEquals(
        new VehicleInterrupted(FIRST, "the node of vehicle 3 is gone"), session.receiveMessage());
  }

  @Test
  void shouldDismissTheHostAtItsEnd() {
    begin(FIRST, session).tell(new LinkEvent.Ready(host.ref()));
    host.expectMessageClass(Fetch.class);

    KIT.stop(link);

    host.expectMessageClass(Dismiss.class);
  }

  /** Begins a session; returns the address for the answers of the summoned host. */
  private ActorRef<LinkEvent> begin(SessionId id, TestProbe<SessionEvent> replyTo) {
    link.tell(command(id, replyTo));
    Summon summon = host.expectMessageClass(Summon.class);
    assertEquals(RUN, summon.run());
    assertEquals(2, summon.vehicle());
    return summon.replyTo();
  }

  private static BeginSession command(SessionId id, TestProbe<SessionEvent> replyTo) {
    Payload payload = new Payload(32, List.of(Tensor.of(DType.FP32, ByteBuffer.allocate(4), 1)));
    return new BeginSession(id, new CutLayer(3), 4, payload, AT, 5, replyTo.ref());
  }
}
