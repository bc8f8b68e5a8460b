package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.coordinator.CellScript.at;
import static org.splitkd.coordinator.CellScript.rates;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.WriteEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CellState.Phase;
import org.splitkd.coordinator.Coordinator.Command;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeTrainer.StudentStart;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.BeginSession;

/** Events written in one batch, and retries of a vehicle whose sessions abort. */
@Tag("slow")
class CoordinatorBatchesTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ProbedCell.config());

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldWriteWhatFollowsFromACommandInOneBatch() {
    ProbedCell cell = new ProbedCell(KIT, new CellProgram(2, false, false), 2, 0);
    List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    cell.tested
        .persistenceTestKit()
        .withPolicy(
            (id, operation) -> {
              if (operation instanceof WriteEvents write) {
                batches.add(
                    write.getBatch().stream().map(one -> one.getClass().getSimpleName()).toList());
              }
              return ProcessingSuccess.getInstance();
            });

    cell.proceed();
    cell.say(rates(0, true, true));
    cell.say(CellScript.completed(new SessionId(1, 1, 0), 0, "student-a"));
    cell.say(rates(4, true, true));
    cell.say(CellScript.aborted(new SessionId(1, 2, 1), 4));
    cell.say(rates(8, true, true));
    cell.say(CellScript.completed(new SessionId(1, 3, 1, 2, 1), 8, "student-b"));
    cell.say(rates(12, true, true));
    cell.say(CellScript.completed(new SessionId(2, 1, 0), 12, "student-c"));
    cell.say(rates(16, true, true));
    cell.say(CellScript.completed(new SessionId(2, 2, 1), 16, "student-d"));

    assertEquals(
        List.of(
            List.of("RunStarted", "RoundStarted"),
            List.of("VehicleSelected"),
            List.of("SessionCommitted"),
            List.of("VehicleSelected"),
            List.of("SessionAborted"),
            List.of("VehicleSelected"),
            List.of("SessionCommitted", "RoundCompleted", "RoundStarted"),
            List.of("VehicleSelected"),
            List.of("SessionCommitted"),
            List.of("VehicleSelected"),
            List.of("SessionCommitted", "RoundCompleted", "RunCompleted")),
        batches);
    cell.tested.persistenceTestKit().resetPolicy();
  }

  @Test
  void shouldWriteAllOfABatchOrNothing() {
    ProbedCell cell = new ProbedCell(KIT, new CellProgram(1, false, false), 1, 0);
    cell.proceed();
    cell.say(rates(0, true, true));
    cell.say(CellScript.completed(new SessionId(1, 1, 0), 0, "student-a"));
    cell.say(rates(4, true, true));
    CellState before = cell.tested.getState();
    int stored = cell.stored().size();

    cell.tested.persistenceTestKit().failNextPersisted(cell.persistenceId());
    ActorRef<Command> failing = cell.coordinator();
    failing.tell(CellScript.completed(new SessionId(1, 2, 1), 4, "student-b"));
    KIT.createTestProbe().expectTerminated(failing);

    assertEquals(stored, cell.stored().size());
    assertEquals(before, cell.restart());
    cell.requester.expectNoMessage();
    cell.proceed();
    cell.say(CellScript.completed(new SessionId(1, 2, 1, 1, 2), 4, "student-b"));
    assertEquals(CellScript.student("student-b"), cell.requester.receiveMessage().student());
  }

  /** Time passes and the battery drains with every attempt. */
  @Test
  void shouldTryAVehicleThriceAfterTheOthers() {
    ProbedCell cell = new ProbedCell(KIT, new CellProgram(1, false, false), 3, 0);
    cell.proceed();
    cell.assertObserves(0);

    abort(cell, new SessionId(1, 1, 0), 0, 0);
    assertEquals(List.of(368.0, 0.0), cell.tested.getState().drawn());
    cell.assertObserves(4);
    cell.say(rates(4, true, true));
    assertBegan(cell, new SessionId(1, 2, 1), 4, 0);
    cell.say(CellScript.completed(new SessionId(1, 2, 1), 4, "student-a"));
    cell.assertObserves(8);
    abort(cell, new SessionId(1, 3, 0, 2, 1), 8, 368);
    assertEquals(Phase.CHOOSING, cell.tested.getState().phase());
    cell.assertObserves(12);
    abort(cell, new SessionId(1, 4, 0, 3, 1), 12, 736);

    CellState state = cell.tested.getState();
    assertEquals(Phase.DONE, state.phase());
    assertEquals(List.of(1104.0, 368.0), state.drawn());
    assertEquals(CellScript.student("student-a"), state.student());
    RoundResult round = cell.requester.receiveMessage().rounds().get(0);
    assertEquals(at(16), round.end());
    // Four sessions of 120 J, one of which was not wasted.
    assertEquals(480, round.joules());
    assertEquals(360, round.wastedJoules());
    assertEquals(
        List.of(true, true, false), round.aborted().stream().map(AbortedSession::retried).toList());
    assertEquals(List.of(1, 2, 3), round.aborted().stream().map(AbortedSession::attempt).toList());
    assertEquals(List.of(1, 3, 4), round.aborted().stream().map(AbortedSession::order).toList());
  }

  private static void abort(ProbedCell cell, SessionId session, double at, double drawnJoules) {
    cell.say(rates(at, true, true));
    assertBegan(cell, session, at, drawnJoules);
    cell.say(CellScript.aborted(session, at));
  }

  /** The vehicle's battery is as it was left, and the transfer of its parameters starts now. */
  private static void assertBegan(
      ProbedCell cell, SessionId session, double at, double drawnJoules) {
    BeginStudent student = cell.gpu.expectMessageClass(BeginStudent.class);
    assertEquals(session, student.session());
    student.replyTo().tell(new StudentReady(session, 8, new StudentStart(0, Payload.NOTHING)));
    BeginSession begin =
        cell.vehicles.get(session.vehicle()).expectMessageClass(BeginSession.class);
    assertEquals(session, begin.session());
    assertEquals(at(at), begin.airtime().start());
    assertEquals(drawnJoules, begin.spentJoules());
  }
}
