package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.testkit.cell.PlayedSession.interval;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.StudentStored;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.testkit.CellOutcome;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;
import org.splitkd.testkit.PlayedGpu;
import org.splitkd.testkit.PlayedVehicle;

/** The messages of a session and their times, from its beginning to its end. */
@CellTest
class WholeSessionTest {

  private static final SessionId ANOTHER = new SessionId(1, 4, 3);

  /** Serves the second attempt; in the first, the vehicle drew 12.5 J before it failed. */
  @Test
  void shouldServeAWholeSessionMessageByMessage(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell.attempts(2));
    PlayedVehicle vehicle = session.vehicle();
    PlayedGpu gpu = session.gpu();
    session.begin();
    vehicle.fails("it broke", 110, new DeviceMeasurement(1, 2, 3, 4, 5, 1.5, 2));
    gpu.hears(AbandonStudent.class);
    BeginStudent working = gpu.begins();
    SessionId id = new SessionId(1, 2, 0, 2, 1);
    assertEquals(id, working.session());
    assertEquals(new CutLayer(2), working.cut());
    vehicle.hearsNothing();
    gpu.ready(7);

    BeginSession begin = vehicle.begins();
    assertEquals(new CutLayer(2), begin.cut());
    assertEquals(7, begin.step());
    assertEquals(12.5, begin.spentJoules());
    assertEquals(session.work().downloadBits(), begin.parameters().bits());
    assertEquals(110, begin.airtime().start().seconds());
    assertEquals(session.parameterSeconds(), begin.airtime().seconds(), 1e-9);

    for (int batch = 1; batch <= 2; batch++) {
      double at = 100 + 100 * batch;
      vehicle.teacherInput(batch, at, at + 1);
      assertEquals(batch - 1, gpu.hears(Teach.class).batch());
      gpu.hearsNothing();
      vehicle.smashedData(batch, at + 1, at + 2);
      RunTeacher teacher = gpu.hears(RunTeacher.class);
      RunStudent student = gpu.hears(RunStudent.class);
      assertEquals(at + 2, teacher.work().at().seconds());
      assertEquals(at + 2, student.work().at().seconds());
      assertEquals(2.1, student.work().ghz());
      vehicle.hearsNothing();

      gpu.softLabels(batch, at + 2, at + 5);
      BatchLoss loss = batch == 1 ? new BatchLoss(8, 4, 12, 10) : new BatchLoss(4, 0, 8, 30);
      gpu.trained(batch, loss, at + 5, at + 6);
      CutGradient gradient = vehicle.hears(CutGradient.class);
      assertEquals(batch - 1, gradient.batch());
      assertEquals(at + 6, gradient.airtime().start().seconds());
      assertEquals(at + 7, gradient.airtime().end().seconds(), 1e-9);
    }
    session.parameters();

    assertEquals(session.work().uploadBits(), gpu.hears(StoreStudent.class).parameters().bits());
    assertGoesOn(session, 5); // selected twice, aborted once
    gpu.stored("after");

    CellOutcome outcome = session.cell().expectEnd();
    CommittedSession completed = outcome.sessions().get(0);
    SessionCharge charge = completed.charge();
    assertEquals(interval(110, 400), charge.span());
    assertEquals(11, charge.time().device());
    assertEquals(22, charge.time().uplink());
    assertEquals(8, charge.time().server());
    assertEquals(33, charge.time().downlink());
    // At 2.1 GHz: 65 + 385/2.52³ · 2.1³ W for 8 s; waiting 20 W for the other 282 s.
    assertEquals(8 * (65 + 385 * Math.pow(2.1 / 2.52, 3)), charge.energy().server(), 1e-9);
    assertEquals(282 * 20, charge.energy().serverWaiting(), 1e-9);
    assertEquals(44, charge.energy().device());
    // The second batch has three times the tokens of the first.
    assertEquals(new SessionLearning(5, 1, 9, 40), completed.learning());
    assertEquals(Optional.of(new CheckpointId("after")), outcome.run().student());
    gpu.expectSessionOver();
    gpu.hearsNothing();
  }

  @Test
  void shouldStartTheTeacherAtOnceWhenOverlapped(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell.set("workload.schedule=overlapped")).begin();

    session.vehicle().teacherInput(1, 200, 201);

    session.gpu().hears(Teach.class);
    assertEquals(201, session.gpu().hears(RunTeacher.class).work().at().seconds());
    session.vehicle().smashedData(1, 201, 202);
    session.gpu().hears(RunStudent.class);
    session.vehicle().teacherInput(2, 202, 203);
    session.gpu().hears(Teach.class);
    assertEquals(1, session.gpu().hears(RunTeacher.class).work().batch());
  }

  @Test
  void shouldApplyNothingTwiceOrOutOfTurn(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell).begin().parameters();
    PlayedVehicle vehicle = session.vehicle();
    session.gpu().ready(7).stored("after");
    vehicle.smashedData(1, 201, 202).smashedData(2, 201, 202);
    vehicle.says(new SmashedData(ANOTHER, 0, Payload.NOTHING, interval(1, 2)));
    vehicle.teacherInput(1, 200, 201);
    session.gpu().hears(Teach.class);
    session.gpu().hearsNothing();
    vehicle.hearsNothing();
    vehicle.teacherInput(1, 200, 201).smashedData(1, 201, 202).smashedData(1, 201, 202);

    session.gpu().hears(RunTeacher.class);
    session.gpu().hears(RunStudent.class);
    session.gpu().hearsNothing();
    assertGoesOn(session, 3);
  }

  @Test
  void shouldStoreOnce(CellScenario cell) {
    PlayedSession session = PlayedSession.start(cell).begin().train();
    session.gpu().heard();

    session.parameters().parameters();
    session.gpu().hears(StoreStudent.class);
    session.gpu().hearsNothing();
    session.gpu().says(new StudentStored(ANOTHER, Optional.empty()));
    assertGoesOn(session, 3);

    session.gpu().stored("after").stored("later");
    CellOutcome outcome = session.cell().expectEnd().expectServed(1);
    assertEquals(Optional.of(new CheckpointId("after")), outcome.run().student());
  }

  private static void assertGoesOn(PlayedSession session, int events) {
    assertEquals(events, session.cell().events().size());
  }
}
