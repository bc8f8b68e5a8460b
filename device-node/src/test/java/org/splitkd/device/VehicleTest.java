package org.splitkd.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.device.TestVehicle.begin;
import static org.splitkd.device.TestVehicle.beginAnother;
import static org.splitkd.device.TestVehicle.gradient;
import static org.splitkd.device.TestVehicle.interval;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.cost.Schedule;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.time.Interval;

/** The messages a vehicle sends and their times; see {@link TestVehicle} for its round numbers. */
class VehicleTest {

  private static final ActorTestKit KIT = ActorTestKit.create();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldTrainBatchByBatchInThePapersOrder() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    ActorRef<VehicleCommand> vehicle = vehicle(Schedule.SEQUENTIAL);

    vehicle.tell(begin(edge.ref(), 10, 11));

    assertAirtime(12, 16, edge.expectMessageClass(TeacherInput.class).airtime());
    SmashedData first = edge.expectMessageClass(SmashedData.class);
    assertAirtime(16, 18, first.airtime());
    assertEquals(0, first.batch());
    assertEquals(16, first.activations().bits());
    edge.expectNoMessage();

    vehicle.tell(gradient(0, 20, 21));

    assertAirtime(24, 28, edge.expectMessageClass(TeacherInput.class).airtime());
    assertAirtime(28, 30, edge.expectMessageClass(SmashedData.class).airtime());

    vehicle.tell(gradient(1, 31, 32));

    UpdatedParameters updated = edge.expectMessageClass(UpdatedParameters.class);
    assertAirtime(34, 35, updated.airtime());
    assertEquals(new DeviceMeasurement(6, 13, 3, 60, 26, 3, 19), updated.measured());
  }

  @Test
  void shouldSendTheTeachersInputOneBatchAheadWhenOverlapped() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    ActorRef<VehicleCommand> vehicle = vehicle(Schedule.OVERLAPPED);

    vehicle.tell(begin(edge.ref(), 10, 11));

    assertAirtime(11, 15, edge.expectMessageClass(TeacherInput.class).airtime());
    assertAirtime(15, 17, edge.expectMessageClass(SmashedData.class).airtime());
    TeacherInput ahead = edge.expectMessageClass(TeacherInput.class);
    assertEquals(1, ahead.batch());
    assertAirtime(17, 21, ahead.airtime());

    vehicle.tell(gradient(0, 18, 19));

    // Backward until 21, forward until 22, when the uplink is free.
    assertAirtime(22, 24, edge.expectMessageClass(SmashedData.class).airtime());
    edge.expectNoMessage();
  }

  @Test
  void shouldIgnoreLateAndDuplicateGradients() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    ActorRef<VehicleCommand> vehicle = vehicle(Schedule.SEQUENTIAL);
    vehicle.tell(gradient(0, 1, 2));
    vehicle.tell(begin(edge.ref(), 10, 11));
    edge.expectMessageClass(TeacherInput.class);
    edge.expectMessageClass(SmashedData.class);

    vehicle.tell(gradient(1, 20, 21));
    vehicle.tell(new CutGradient(new SessionId(1, 9, 0), 0, Payload.NOTHING, interval(20, 21)));
    vehicle.tell(begin(edge.ref(), 10, 11));
    edge.expectNoMessage();

    vehicle.tell(gradient(0, 20, 21));
    assertEquals(1, edge.expectMessageClass(TeacherInput.class).batch());
  }

  @Test
  void shouldForgetASessionThatWasGivenUp() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    ActorRef<VehicleCommand> vehicle = vehicle(Schedule.SEQUENTIAL);
    vehicle.tell(begin(edge.ref(), 10, 11));
    edge.expectMessageClass(TeacherInput.class);
    edge.expectMessageClass(SmashedData.class);

    SessionId another = new SessionId(1, 2, 0);
    vehicle.tell(beginAnother(another, edge.ref()));

    TeacherInput input = edge.expectMessageClass(TeacherInput.class);
    assertEquals(another, input.session());
    assertAirtime(51, 55, input.airtime());
  }

  /** A restarted coordinator has a higher fencing number than messages still under way. */
  @Test
  void shouldNotBeginASessionThatIsEarlierThanOneItKnows() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    ActorRef<VehicleCommand> vehicle = vehicle(Schedule.SEQUENTIAL);
    SessionId known = new SessionId(2, 1, 0, 1, 3);
    vehicle.tell(beginAnother(known, edge.ref()));
    edge.expectMessageClass(TeacherInput.class);
    edge.expectMessageClass(SmashedData.class);

    vehicle.tell(beginAnother(new SessionId(2, 2, 0, 2, 2), edge.ref()));
    vehicle.tell(beginAnother(new SessionId(1, 9, 0, 1, 3), edge.ref()));
    vehicle.tell(beginAnother(known, edge.ref()));
    edge.expectNoMessage();

    vehicle.tell(beginAnother(known.fencedBy(4), edge.ref()));
    assertEquals(known.fencedBy(4), edge.expectMessageClass(TeacherInput.class).session());
  }

  private static ActorRef<VehicleCommand> vehicle(Schedule schedule) {
    return TestVehicle.spawn(KIT, schedule);
  }

  private static void assertAirtime(double start, double end, Interval airtime) {
    assertEquals(start, airtime.start().seconds(), 1e-9);
    assertEquals(end, airtime.end().seconds(), 1e-9);
  }
}
