package org.splitkd.edge;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.Optional;
import org.splitkd.CaseStudy;
import org.splitkd.api.radio.Rates;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionWork;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.SoftLabelsReady;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.edge.EdgeTrainer.StudentStart;
import org.splitkd.learning.BatchLoss;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionEvent.SmashedData;
import org.splitkd.protocol.SessionEvent.TeacherInput;
import org.splitkd.protocol.SessionEvent.UpdatedParameters;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** A session of two batches with probes for the vehicle, the GPU and the coordinator. */
final class ServedSession {

  static final SessionId ID = new SessionId(1, 1, 0);
  static final CheckpointId STUDENT = new CheckpointId("before");
  static final CutLayer CUT = new CutLayer(2);
  static final Duration TIMEOUT = Duration.ofSeconds(30);
  static final double RATE = 1e8;
  static final EmulatedInstant START = new EmulatedInstant(100);

  /** What the vehicle's battery has given before. */
  static final double SPENT = 12.5;

  /** Batches the student has learned from before. */
  static final int STEP = 7;

  private static final Scenario SCENARIO = CaseStudy.with("workload.local-epochs=1");
  static final SessionWork WORK = SCENARIO.workload().sessionAt(CUT);

  final TestProbe<VehicleCommand> vehicle;
  final TestProbe<EdgeGpu.Command> gpu;
  final TestProbe<SessionOutcome> coordinator;
  final ActorRef<SessionEvent> session;

  ServedSession(ActorTestKit kit, Schedule schedule) {
    this(kit, schedule, Drive.constant(new Rates(RATE, RATE)));
  }

  ServedSession(ActorTestKit kit, Schedule schedule, Drive drive) {
    vehicle = kit.createTestProbe();
    gpu = kit.createTestProbe();
    coordinator = kit.createTestProbe();
    SessionPlan plan =
        new SessionPlan(
            ID,
            Optional.of(STUDENT),
            CUT,
            2.1,
            START,
            schedule,
            WORK,
            SCENARIO.equipment(0),
            drive,
            SCENARIO.outage(),
            SPENT);
    session =
        kit.spawn(
            TrainingSession.create(
                plan,
                new TrainingSession.Partners(vehicle.ref(), gpu.ref()),
                TIMEOUT,
                coordinator.ref()));
  }

  /** The GPU has the student ready, the vehicle is told to begin. */
  BeginSession begin() {
    gpu.expectMessageClass(BeginStudent.class);
    session.tell(ready());
    return vehicle.expectMessageClass(BeginSession.class);
  }

  /** All batches are done, the vehicle's parameters are awaited. */
  void train() {
    for (int batch = 0; batch < WORK.batches(); batch++) {
      session.tell(teacherInput(batch, 200));
      session.tell(smashedData(batch, 201));
      gpu.expectMessageClass(EdgeGpu.Teach.class);
      gpu.expectMessageClass(EdgeGpu.RunTeacher.class);
      gpu.expectMessageClass(EdgeGpu.RunStudent.class);
      session.tell(softLabels(batch, interval(202, 202)));
      session.tell(trained(batch, interval(202, 203)));
      vehicle.expectMessageClass(CutGradient.class);
    }
  }

  static StudentReady ready() {
    return new StudentReady(
        ID, WORK.batches(), new StudentStart(STEP, new Payload(WORK.downloadBits())));
  }

  static SoftLabelsReady softLabels(int batch, Interval busy) {
    return new SoftLabelsReady(ID, batch, busy);
  }

  /** Three times as many tokens in the second batch as in the first. */
  static StudentTrained trained(int batch, Interval busy) {
    BatchLoss loss = batch == 0 ? new BatchLoss(8, 4, 12, 10) : new BatchLoss(4, 0, 8, 30);
    return new StudentTrained(ID, batch, new Payload(1e8), loss, busy);
  }

  static TeacherInput teacherInput(int batch, double at) {
    return new TeacherInput(
        ID, batch, new Payload(WORK.batch().teacherInputBits()), interval(at, at + 1));
  }

  static SmashedData smashedData(int batch, double at) {
    return new SmashedData(
        ID, batch, new Payload(WORK.batch().smashedBits()), interval(at, at + 1));
  }

  static UpdatedParameters updatedParameters() {
    return new UpdatedParameters(
        ID,
        new Payload(WORK.uploadBits()),
        interval(398, 400),
        new DeviceMeasurement(11, 22, 33, 44, 55, 66, 77));
  }

  static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }
}
