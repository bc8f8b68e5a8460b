package org.splitkd.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.device.TestVehicle.COVERED;
import static org.splitkd.device.TestVehicle.LUCKY;
import static org.splitkd.device.TestVehicle.SESSION;
import static org.splitkd.device.TestVehicle.begin;
import static org.splitkd.device.TestVehicle.gradient;
import static org.splitkd.device.TestVehicle.interval;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Schedule;
import org.splitkd.fault.Faults;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;
import org.splitkd.radio.Drive;
import org.splitkd.radio.PeriodicRate;

/**
 * The time and reason of a vehicle's stop in the middle of a session, and the energy spent by then.
 * The session is that of {@link VehicleTest}, shown with its power, idling included:
 *
 * <pre>
 *  10–11 s  parameters arrive    2 W     20–21 s  gradient arrives     2 W     31–32 s  gradient   2 W
 *  11–12 s  forward             10 W     21–23 s  backward            10 W     32–34 s  backward  10 W
 *  12–16 s  teacher's input      3 W     23–24 s  forward             10 W     34–35 s  upload     3 W
 *  16–18 s  smashed data         3 W     24–28 s  teacher's input      3 W
 *  18–20 s  idle                 1 W     28–30 s  smashed data         3 W     together 108 J
 *                                        30–31 s  idle                 1 W
 * </pre>
 */
@Tag("slow")
class StoppedVehicleTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final double CAPACITY = 1000;

  private final TestProbe<SessionEvent> edge = KIT.createTestProbe();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0, 0",
    "1, 10.5, 0, 0, 0.5",
    "2, 11, 0, 0, 1",
    "7, 11.5, 0.5, 0, 1",
    "18, 14, 1, 2, 1",
    "27, 17, 1, 5, 1",
    "31.5, 19.5, 1, 6, 1",
    "33, 20.5, 1, 6, 1.5",
    "44, 22, 2, 6, 2",
    "59, 23.5, 3.5, 6, 2",
    "82.5, 30.5, 4, 12, 2",
    "95, 33, 5, 12, 3",
    "106.5, 34.5, 6, 12.5, 3"
  })
  void shouldStopAtTheInstantAtWhichTheBatteryIsEmpty(
      double left, double at, double computed, double sent, double received) {
    ActorRef<VehicleCommand> vehicle = powered(Schedule.SEQUENTIAL);

    vehicle.tell(begin(edge.ref(), 10, 11, CAPACITY - left));
    vehicle.tell(gradient(0, 20, 21));
    vehicle.tell(gradient(1, 31, 32));

    VehicleFailed failed = failure();
    assertEquals("the battery is empty", failed.reason());
    assertStopped(at, computed, sent, received, failed);
    assertEquals(left, joules(failed.measured()), 1e-9 * (left + 1e-3));
    edge.expectNoMessage();
  }

  @Test
  void shouldCompleteWithTheLastJoule() {
    ActorRef<VehicleCommand> vehicle = powered(Schedule.SEQUENTIAL);

    vehicle.tell(begin(edge.ref(), 10, 11, CAPACITY - 108));
    vehicle.tell(gradient(0, 20, 21));
    vehicle.tell(gradient(1, 31, 32));

    edge.receiveSeveralMessages(4);
    assertEquals(108, joules(edge.expectMessageClass(UpdatedParameters.class).measured()), 1e-9);
  }

  @Test
  void shouldNotEvenBeginWithoutPower() {
    RecordingTrainer trainer =
        new RecordingTrainer(
            new ArithmeticDeviceTrainer(TestVehicle.workload(Schedule.SEQUENTIAL)));
    ActorRef<VehicleCommand> vehicle =
        TestVehicle.spawn(KIT, Schedule.SEQUENTIAL, COVERED, CAPACITY, trainer, LUCKY);

    // Slightly more than the capacity, by the rounding of many sessions, or a remainder of that
    // size.
    int attempt = 0;
    for (double spent : new double[] {CAPACITY + 1e-7, CAPACITY - 1e-7}) {
      SessionId session = TestVehicle.attempt(++attempt);
      vehicle.tell(TestVehicle.begin(session, edge.ref(), 10, 11, spent));

      assertEquals(
          new VehicleFailed(
              session,
              AbortKind.BATTERY,
              "the battery is empty",
              interval(10, 10).start(),
              new DeviceMeasurement(0, 0, 0, 0, 0, 0, 0)),
          edge.receiveMessage());
    }
    assertEquals(List.of("abandon", "abandon"), trainer.calls());
  }

  /**
   * Overlapped, the teacher's input of the second batch is sent from 17 to 21. By 21 the session
   * has taken 2 J to receive, 12 J and 6 J and 12 J to send, and 9 J more to compute from 11 to 12:
   * 41 J. The gradient, from 18 to 19, adds 1 J, and the backward pass, from 19 to 21, adds 18 J.
   */
  @ParameterizedTest
  @CsvSource({"41.5, 21, 1, 1.5", "51, 21, 2, 2", "65, 21.5, 3.5, 2"})
  void shouldChargeWhatOverlapsOnTop(double left, double at, double computed, double received) {
    ActorRef<VehicleCommand> vehicle = powered(Schedule.OVERLAPPED);

    vehicle.tell(begin(edge.ref(), 10, 11, CAPACITY - left));
    vehicle.tell(gradient(0, 18, 19));

    VehicleFailed failed = failure();
    assertStopped(at, computed, 10, received, failed);
    assertEquals(left, joules(failed.measured()), 1e-9 * left);
  }

  @Test
  void shouldLoseTheLinkWhereNothingGetsUp() {
    // Transfers get through until 17 and again from 200 on.
    PeriodicRate gap = new PeriodicRate(new double[] {0, 17, 200}, new double[] {8, 0});
    ActorRef<VehicleCommand> vehicle =
        vehicle(new Drive(gap, PeriodicRate.constant(8), 0), CAPACITY, LUCKY);

    vehicle.tell(begin(edge.ref(), 10, 11));

    edge.expectMessageClass(TeacherInput.class);
    VehicleFailed failed = edge.expectMessageClass(VehicleFailed.class);
    assertEquals("out of coverage for 60 s", failed.reason());
    assertStopped(77, 1, 4 + 61, 1, failed);
    assertEquals(2 + 10 + 65 * 3, joules(failed.measured()), 1e-9);
  }

  @Test
  void shouldBeReadyAgainAfterItLostTheLink() {
    ActorRef<VehicleCommand> silenced = vehicle(Drive.constant(new Rates(0, 8)), CAPACITY, LUCKY);

    for (int attempt = 1; attempt <= 2; attempt++) {
      SessionId session = TestVehicle.attempt(attempt);
      silenced.tell(TestVehicle.begin(session, edge.ref(), 10, 11, 0));

      VehicleFailed failed = edge.expectMessageClass(VehicleFailed.class);
      assertEquals(session, failed.session());
      assertEquals("out of coverage for 60 s", failed.reason());
      assertStopped(72, 1, 60, 1, failed);
    }
  }

  @Test
  void shouldStopWhereTheGradientDoesNotGetThrough() {
    ActorRef<VehicleCommand> vehicle = vehicle(COVERED, CAPACITY, LUCKY);
    vehicle.tell(new LinkLost(SESSION, 0, interval(1, 2)));
    vehicle.tell(begin(edge.ref(), 10, 11));
    edge.receiveSeveralMessages(2);
    vehicle.tell(new LinkLost(SESSION, 1, interval(20, 85)));
    vehicle.tell(new LinkLost(new SessionId(1, 9, 0), 0, interval(20, 85)));
    edge.expectNoMessage();

    vehicle.tell(new LinkLost(SESSION, 0, interval(20, 85)));

    VehicleFailed failed = edge.expectMessageClass(VehicleFailed.class);
    assertEquals("out of coverage for 60 s", failed.reason());
    assertStopped(85, 1, 6, 1 + 65, failed);
    assertEquals(32 + 65 * 2, joules(failed.measured()), 1e-9);
    vehicle.tell(new LinkLost(SESSION, 0, interval(20, 85)));
    edge.expectNoMessage();
  }

  @Test
  void shouldRunOutOfPowerBeforeTheLinkIsLost() {
    ActorRef<VehicleCommand> vehicle = vehicle(COVERED, CAPACITY, LUCKY);
    vehicle.tell(begin(edge.ref(), 10, 11, CAPACITY - 42));
    edge.receiveSeveralMessages(2);

    vehicle.tell(new LinkLost(SESSION, 0, interval(20, 85)));

    VehicleFailed failed = edge.expectMessageClass(VehicleFailed.class);
    assertEquals("the battery is empty", failed.reason());
    assertStopped(25, 1, 6, 6, failed);
  }

  @Test
  void shouldDieAtTheStartOfItsWorkOnTheFirstBatch() {
    ActorRef<VehicleCommand> vehicle = vehicle(COVERED, CAPACITY, dyingOn(0));

    vehicle.tell(begin(edge.ref(), 10, 11));

    VehicleFailed failed = edge.expectMessageClass(VehicleFailed.class);
    assertEquals("the vehicle died", failed.reason());
    assertStopped(11, 0, 0, 1, failed);
    assertEquals(2, joules(failed.measured()), 1e-9);
  }

  @Test
  void shouldDieAtTheStartOfItsWorkOnALaterBatch() {
    ActorRef<VehicleCommand> vehicle = vehicle(COVERED, CAPACITY, dyingOn(1));

    vehicle.tell(begin(edge.ref(), 10, 11));
    vehicle.tell(gradient(0, 20, 21));

    edge.expectMessageClass(TeacherInput.class);
    edge.expectMessageClass(SmashedData.class);
    VehicleFailed failed = edge.expectMessageClass(VehicleFailed.class);
    assertEquals("the vehicle died", failed.reason());
    assertStopped(23, 3, 6, 2, failed);
    assertEquals(54, joules(failed.measured()), 1e-9);
  }

  static double joules(DeviceMeasurement measured) {
    return measured.computeJoules()
        + measured.transmitJoules()
        + measured.receiveJoules()
        + measured.idleJoules();
  }

  /** Faults that strike the session on one of its two batches. */
  private static Faults dyingOn(int batch) {
    return LongStream.range(0, 100)
        .mapToObj(seed -> new Faults(1, seed, 0))
        .filter(faults -> faults.deathOf(1, 0, 1, 2).equals(OptionalInt.of(batch)))
        .findFirst()
        .orElseThrow();
  }

  private static ActorRef<VehicleCommand> powered(Schedule schedule) {
    return TestVehicle.spawn(
        KIT,
        schedule,
        COVERED,
        CAPACITY,
        new ArithmeticDeviceTrainer(TestVehicle.workload(schedule)),
        LUCKY);
  }

  private static ActorRef<VehicleCommand> vehicle(
      Drive drive, double batteryJoules, Faults faults) {
    return TestVehicle.spawn(
        KIT,
        Schedule.SEQUENTIAL,
        drive,
        batteryJoules,
        new ArithmeticDeviceTrainer(TestVehicle.workload(Schedule.SEQUENTIAL)),
        faults);
  }

  private VehicleFailed failure() {
    while (true) {
      if (edge.receiveMessage() instanceof VehicleFailed failed) {
        return failed;
      }
    }
  }

  private static void assertStopped(
      double at, double computed, double sent, double received, VehicleFailed failed) {
    assertEquals(at, failed.at().seconds(), 1e-9);
    assertEquals(computed, failed.measured().computeSeconds(), 1e-9);
    assertEquals(sent, failed.measured().uplinkSeconds(), 1e-9);
    assertEquals(received, failed.measured().downlinkSeconds(), 1e-9);
  }
}
