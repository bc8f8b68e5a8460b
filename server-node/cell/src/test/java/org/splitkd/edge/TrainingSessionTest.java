package org.splitkd.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.edge.ServedSession.CUT;
import static org.splitkd.edge.ServedSession.ID;
import static org.splitkd.edge.ServedSession.RATE;
import static org.splitkd.edge.ServedSession.SPENT;
import static org.splitkd.edge.ServedSession.STEP;
import static org.splitkd.edge.ServedSession.WORK;
import static org.splitkd.edge.ServedSession.interval;
import static org.splitkd.edge.ServedSession.ready;
import static org.splitkd.edge.ServedSession.smashedData;
import static org.splitkd.edge.ServedSession.teacherInput;
import static org.splitkd.edge.ServedSession.trained;
import static org.splitkd.edge.ServedSession.updatedParameters;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.SoftLabelsReady;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.StudentStored;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent.SmashedData;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;

/** What a session sends, and when, as it is served from its beginning to its end. */
class TrainingSessionTest {

  private static final CheckpointId AFTER = new CheckpointId("after");

  private static final ActorTestKit KIT = ActorTestKit.create();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldServeAWholeSessionMessageByMessage() {
    ServedSession served = new ServedSession(KIT, Schedule.SEQUENTIAL);
    BeginStudent working = served.gpu.expectMessageClass(BeginStudent.class);
    assertEquals(ID, working.session());
    assertEquals(CUT, working.cut());
    served.vehicle.expectNoMessage();
    served.session.tell(ready());

    BeginSession begin = served.vehicle.expectMessageClass(BeginSession.class);
    assertEquals(CUT, begin.cut());
    assertEquals(STEP, begin.step());
    assertEquals(SPENT, begin.spentJoules());
    assertEquals(WORK.downloadBits(), begin.parameters().bits());
    assertEquals(100, begin.airtime().start().seconds());
    assertEquals(WORK.downloadBits() / RATE, begin.airtime().seconds(), 1e-9);

    for (int batch = 0; batch < 2; batch++) {
      double at = 200 + 100 * batch;
      served.session.tell(teacherInput(batch, at));
      assertEquals(batch, served.gpu.expectMessageClass(Teach.class).batch());
      served.gpu.expectNoMessage();
      served.session.tell(smashedData(batch, at + 1));
      RunTeacher teacher = served.gpu.expectMessageClass(RunTeacher.class);
      RunStudent student = served.gpu.expectMessageClass(RunStudent.class);
      assertEquals(at + 2, teacher.work().at().seconds());
      assertEquals(at + 2, student.work().at().seconds());
      assertEquals(2.1, student.work().ghz());
      served.vehicle.expectNoMessage();

      served.session.tell(new SoftLabelsReady(ID, batch, interval(at + 2, at + 5)));
      served.session.tell(trained(batch, interval(at + 5, at + 6)));
      CutGradient gradient = served.vehicle.expectMessageClass(CutGradient.class);
      assertEquals(batch, gradient.batch());
      assertEquals(at + 6, gradient.airtime().start().seconds());
      assertEquals(at + 7, gradient.airtime().end().seconds(), 1e-9);
    }
    served.session.tell(updatedParameters());

    StoreStudent store = served.gpu.expectMessageClass(StoreStudent.class);
    assertEquals(WORK.uploadBits(), store.parameters().bits());
    served.coordinator.expectNoMessage();
    served.session.tell(new StudentStored(ID, Optional.of(AFTER)));

    SessionOutcome.Completed completed =
        served.coordinator.expectMessageClass(SessionOutcome.Completed.class);
    SessionCharge charge = completed.charge();
    assertEquals(interval(100, 400), charge.span());
    assertEquals(11, charge.time().device());
    assertEquals(22, charge.time().uplink());
    assertEquals(8, charge.time().server());
    assertEquals(33, charge.time().downlink());
    // At 2.1 GHz: 65 + 385/2.52³ · 2.1³ W for 8 s; waiting 20 W for the other 292 s.
    assertEquals(8 * (65 + 385 * Math.pow(2.1 / 2.52, 3)), charge.energy().server(), 1e-9);
    assertEquals(292 * 20, charge.energy().serverWaiting(), 1e-9);
    assertEquals(44, charge.energy().device());
    // The second batch has three times the tokens of the first.
    assertEquals(new SessionLearning(5, 1, 9, 40), completed.learning());
    assertEquals(Optional.of(AFTER), completed.student());
    KIT.createTestProbe().expectTerminated(served.session);
    served.gpu.expectNoMessage();
  }

  @Test
  void shouldStartTheTeacherAtOnceWhenOverlapped() {
    ServedSession served = new ServedSession(KIT, Schedule.OVERLAPPED);
    served.begin();

    served.session.tell(teacherInput(0, 200));

    served.gpu.expectMessageClass(Teach.class);
    assertEquals(201, served.gpu.expectMessageClass(RunTeacher.class).work().at().seconds());
    served.session.tell(smashedData(0, 201));
    served.gpu.expectMessageClass(RunStudent.class);
    served.session.tell(teacherInput(1, 202));
    served.gpu.expectMessageClass(Teach.class);
    assertEquals(1, served.gpu.expectMessageClass(RunTeacher.class).work().batch());
  }

  @Test
  void shouldApplyNothingTwiceOrOutOfTurn() {
    ServedSession served = new ServedSession(KIT, Schedule.SEQUENTIAL);
    served.begin();
    served.session.tell(ready());
    served.session.tell(new StudentStored(ID, Optional.of(AFTER)));
    served.session.tell(updatedParameters());
    served.session.tell(smashedData(0, 201));
    served.session.tell(smashedData(1, 201));
    served.session.tell(
        new SmashedData(new SessionId(1, 4, 3), 0, Payload.NOTHING, interval(1, 2)));
    served.session.tell(teacherInput(0, 200));
    served.gpu.expectMessageClass(Teach.class);
    served.gpu.expectNoMessage();
    served.vehicle.expectNoMessage();
    served.session.tell(teacherInput(0, 200));
    served.session.tell(smashedData(0, 201));
    served.session.tell(smashedData(0, 201));

    served.gpu.expectMessageClass(RunTeacher.class);
    served.gpu.expectMessageClass(RunStudent.class);
    served.gpu.expectNoMessage();
    served.coordinator.expectNoMessage();
  }

  @Test
  void shouldStoreOnce() {
    ServedSession served = new ServedSession(KIT, Schedule.SEQUENTIAL);
    served.begin();
    served.train();

    served.session.tell(updatedParameters());
    served.session.tell(updatedParameters());
    served.gpu.expectMessageClass(StoreStudent.class);
    served.gpu.expectNoMessage();
    served.session.tell(new StudentStored(new SessionId(1, 4, 3), Optional.of(AFTER)));
    served.coordinator.expectNoMessage();

    served.session.tell(new StudentStored(ID, Optional.of(AFTER)));
    served.session.tell(new StudentStored(ID, Optional.of(AFTER)));
    served.coordinator.expectMessageClass(SessionOutcome.Completed.class);
    served.coordinator.expectNoMessage();
  }
}
