package org.splitkd.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.Workload;
import org.splitkd.hardware.ComputeUnits;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.DevicePowerLaw;
import org.splitkd.hardware.Modem;
import org.splitkd.model.CutLayer;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionEvent.SmashedData;
import org.splitkd.protocol.SessionEvent.TeacherInput;
import org.splitkd.protocol.SessionEvent.UpdatedParameters;
import org.splitkd.protocol.SessionEvent.VehicleFailed;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Rates;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * A vehicle with round numbers: 1 s for a forward pass of one block, 2 s for a backward pass, and
 * an uplink on which the teacher's input takes 4 s, the smashed data 2 s and the parameters of one
 * block 1 s.
 */
class VehicleTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final SessionId SESSION = new SessionId(0, 1);

  // Widths 4 and 2: with S = 1 and B = 1 a batch is one token, so its activations are 4 and 2
  // values of 8 bits.
  private static final LlamaShape TEACHER = new LlamaShape("teacher", 4, 8, 1, 1, 16, 2, false);
  private static final LlamaShape STUDENT = new LlamaShape("student", 2, 4, 1, 1, 16, 3, true);
  private static final PartitionedModel CUT_IN_THREE = new PartitionedModel(STUDENT, 3);
  private static final double FORWARD_FLOP = CUT_IN_THREE.blockForwardFlops(1);
  private static final double UPLINK = 8;

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

    // Backward until 21, forward until 22, by when the uplink is free.
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
    vehicle.tell(new CutGradient(new SessionId(0, 9), 0, Payload.NOTHING, interval(20, 21)));
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

    SessionId another = new SessionId(0, 2);
    vehicle.tell(
        new BeginSession(another, new CutLayer(1), Payload.NOTHING, interval(50, 50), edge.ref()));

    TeacherInput input = edge.expectMessageClass(TeacherInput.class);
    assertEquals(another, input.session());
    assertAirtime(51, 55, input.airtime());
  }

  @Test
  void shouldSayThatItFailedAndStayReady() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    ActorRef<VehicleCommand> silenced = vehicle(Schedule.SEQUENTIAL, new Rates(0, 8));

    for (int attempt = 0; attempt < 2; attempt++) {
      silenced.tell(begin(edge.ref(), 10, 11));

      VehicleFailed failed = edge.expectMessageClass(VehicleFailed.class);
      assertEquals(SESSION, failed.session());
      assertTrue(failed.reason().contains("no UPLINK rate"), failed.reason());
    }
  }

  private static ActorRef<VehicleCommand> vehicle(Schedule schedule) {
    return vehicle(schedule, new Rates(UPLINK, 8));
  }

  private static ActorRef<VehicleCommand> vehicle(Schedule schedule, Rates rates) {
    // 1 s per forward pass of a block: the device computes exactly that many FLOP/s.
    Device device =
        new Device(
            "test",
            new ComputeUnits(1, FORWARD_FLOP / 1e9, 1),
            1,
            new DevicePowerLaw(10, 1, 1),
            1,
            0);
    // Parameters of one block: 40 values; 0.2 bits each make 8 bits, 1 s.
    double parameterBits = 8 / new Training.Full().trainableParameters(CUT_IN_THREE);
    Workload workload =
        new Workload(
            new PartitionedModel(TEACHER, 2),
            CUT_IN_THREE,
            new Training.Full(),
            new Workload.Volume(1, 1, 2, 1),
            new Workload.Precision(8, 8, parameterBits, true, true),
            schedule);
    return KIT.spawn(
        Vehicle.create(
            new Vehicle.Parts(
                device,
                new Modem(2, 1),
                Drive.constant(rates),
                new ArithmeticDeviceTrainer(workload),
                schedule)));
  }

  private static BeginSession begin(ActorRef<SessionEvent> edge, double sent, double arrives) {
    return new BeginSession(
        SESSION, new CutLayer(1), new Payload(8), interval(sent, arrives), edge);
  }

  private static CutGradient gradient(int batch, double sent, double arrives) {
    return new CutGradient(SESSION, batch, new Payload(16), interval(sent, arrives));
  }

  private static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }

  private static void assertAirtime(double start, double end, Interval airtime) {
    assertEquals(start, airtime.start().seconds(), 1e-9);
    assertEquals(end, airtime.end().seconds(), 1e-9);
  }
}
