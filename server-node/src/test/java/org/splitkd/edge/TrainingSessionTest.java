package org.splitkd.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.cost.BatchWork;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.SessionWork;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.SoftLabelsReady;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.model.CutLayer;
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
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * One session seen from the edge server, with probes for the vehicle, the GPU and the coordinator,
 * and time by hand.
 */
class TrainingSessionTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());

  private static final SessionId ID = new SessionId(0, 1);
  private static final CutLayer CUT = new CutLayer(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Scenario SCENARIO = CaseStudy.with("workload.local-epochs=1");
  private static final SessionWork WORK = SCENARIO.workload().sessionAt(CUT);
  private static final double RATE = 1e8;

  private final TestProbe<VehicleCommand> vehicle = KIT.createTestProbe();
  private final TestProbe<EdgeGpu.Command> gpu = KIT.createTestProbe();
  private final TestProbe<SessionOutcome> coordinator = KIT.createTestProbe();
  private ActorRef<SessionEvent> session = KIT.system().deadLetters();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @BeforeEach
  void begin() {
    session = spawn(Schedule.SEQUENTIAL);
  }

  @Test
  void shouldServeAWholeSessionMessageByMessage() {
    BeginSession begin = vehicle.expectMessageClass(BeginSession.class);
    assertEquals(CUT, begin.cut());
    assertEquals(WORK.downloadBits(), begin.parameters().bits());
    assertEquals(100, begin.airtime().start().seconds());
    assertEquals(WORK.downloadBits() / RATE, begin.airtime().seconds(), 1e-9);

    for (int batch = 0; batch < 2; batch++) {
      double at = 200 + 100 * batch;
      session.tell(teacherInput(batch, at));
      gpu.expectNoMessage();
      session.tell(smashedData(batch, at + 1));
      RunTeacher teacher = gpu.expectMessageClass(RunTeacher.class);
      RunStudent student = gpu.expectMessageClass(RunStudent.class);
      assertEquals(at + 2, teacher.work().at().seconds());
      assertEquals(at + 2, student.work().at().seconds());
      assertEquals(2.1, student.work().ghz());
      vehicle.expectNoMessage();

      session.tell(new SoftLabelsReady(ID, batch, interval(at + 2, at + 5)));
      session.tell(new StudentTrained(ID, batch, new Payload(1e8), interval(at + 5, at + 6)));
      CutGradient gradient = vehicle.expectMessageClass(CutGradient.class);
      assertEquals(batch, gradient.batch());
      assertEquals(at + 6, gradient.airtime().start().seconds());
      assertEquals(at + 7, gradient.airtime().end().seconds(), 1e-9);
    }
    session.tell(updatedParameters());

    SessionCharge charge = coordinator.expectMessageClass(SessionOutcome.Completed.class).charge();
    assertEquals(interval(100, 400), charge.span());
    assertEquals(11, charge.time().device());
    assertEquals(22, charge.time().uplink());
    assertEquals(8, charge.time().server());
    assertEquals(33, charge.time().downlink());
    // At 2.1 GHz: 65 + 385/2.52³ · 2.1³ W for 8 s; waiting 20 W for the other 292 s.
    assertEquals(8 * (65 + 385 * Math.pow(2.1 / 2.52, 3)), charge.energy().server(), 1e-9);
    assertEquals(292 * 20, charge.energy().serverWaiting(), 1e-9);
    assertEquals(44, charge.energy().device());
    KIT.createTestProbe().expectTerminated(session);
  }

  @Test
  void shouldStartTheTeacherAtOnceWhenOverlapped() {
    ActorRef<SessionEvent> overlapped = spawn(Schedule.OVERLAPPED);

    overlapped.tell(teacherInput(0, 200));

    assertEquals(201, gpu.expectMessageClass(RunTeacher.class).work().at().seconds());
    overlapped.tell(smashedData(0, 201));
    gpu.expectMessageClass(RunStudent.class);
    overlapped.tell(teacherInput(1, 202));
    assertEquals(1, gpu.expectMessageClass(RunTeacher.class).work().batch());
  }

  @Test
  void shouldApplyNothingTwiceOrOutOfTurn() {
    vehicle.expectMessageClass(BeginSession.class);
    session.tell(updatedParameters());
    session.tell(smashedData(0, 201));
    session.tell(smashedData(1, 201));
    session.tell(new SmashedData(new SessionId(3, 4), 0, Payload.NOTHING, interval(1, 2)));
    session.tell(teacherInput(0, 200));
    gpu.expectNoMessage();
    session.tell(teacherInput(0, 200));
    session.tell(smashedData(0, 201));
    session.tell(smashedData(0, 201));

    gpu.expectMessageClass(RunTeacher.class);
    gpu.expectMessageClass(RunStudent.class);
    gpu.expectNoMessage();
    coordinator.expectNoMessage();
  }

  @Test
  void shouldAbortWithAnOutcomeWhenTheVehicleStopsAnswering() {
    vehicle.expectMessageClass(BeginSession.class);
    TIME.timePasses(Duration.ofSeconds(29));
    session.tell(teacherInput(0, 200));
    TIME.expectNoMessageFor(Duration.ofSeconds(29), coordinator);

    TIME.timePasses(Duration.ofSeconds(1));

    SessionOutcome.Aborted outcome = coordinator.expectMessageClass(SessionOutcome.Aborted.class);
    assertEquals(ID, outcome.session());
    assertTrue(outcome.reason().contains("no answer"), outcome.reason());
    KIT.createTestProbe().expectTerminated(session);
  }

  @Test
  void shouldAbortAtOnceWhenTheVehicleIsLost() {
    vehicle.expectMessageClass(BeginSession.class);
    vehicle.stop();

    assertEquals(
        "the vehicle is lost",
        coordinator.expectMessageClass(SessionOutcome.Aborted.class).reason());
  }

  @Test
  void shouldAbortWithTheVehiclesOwnReason() {
    session.tell(new VehicleFailed(ID, "out of memory"));

    assertEquals(
        "out of memory", coordinator.expectMessageClass(SessionOutcome.Aborted.class).reason());
  }

  private ActorRef<SessionEvent> spawn(Schedule schedule) {
    SessionPlan plan =
        new SessionPlan(
            ID,
            CUT,
            2.1,
            new EmulatedInstant(100),
            schedule,
            SCENARIO.equipment(0),
            Drive.constant(new Rates(RATE, RATE)));
    return KIT.spawn(
        TrainingSession.create(
            plan,
            new TrainingSession.Partners(
                vehicle.ref(), gpu.ref(), new ArithmeticEdgeTrainer(SCENARIO.workload())),
            TIMEOUT,
            coordinator.ref()));
  }

  private static TeacherInput teacherInput(int batch, double at) {
    BatchWork work = WORK.batch();
    return new TeacherInput(ID, batch, new Payload(work.teacherInputBits()), interval(at, at + 1));
  }

  private static SmashedData smashedData(int batch, double at) {
    return new SmashedData(
        ID, batch, new Payload(WORK.batch().smashedBits()), interval(at, at + 1));
  }

  private static UpdatedParameters updatedParameters() {
    return new UpdatedParameters(
        ID,
        new Payload(WORK.uploadBits()),
        interval(398, 400),
        new DeviceMeasurement(11, 22, 33, 44, 55, 66, 77));
  }

  private static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }
}
