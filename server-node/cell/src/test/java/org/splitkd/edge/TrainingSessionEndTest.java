package org.splitkd.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.edge.ServedSession.ID;
import static org.splitkd.edge.ServedSession.interval;
import static org.splitkd.edge.ServedSession.smashedData;
import static org.splitkd.edge.ServedSession.teacherInput;
import static org.splitkd.edge.ServedSession.updatedParameters;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.Schedule;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.GpuFailed;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.StudentStored;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.SessionEvent.VehicleAwaited;
import org.splitkd.protocol.SessionEvent.VehicleFailed;
import org.splitkd.protocol.SessionEvent.VehicleInterrupted;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.time.EmulatedInstant;

/** How a session ends that does not get to its end, in every phase of it. Time goes by hand. */
class TrainingSessionEndTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());

  private final ServedSession served = new ServedSession(KIT, Schedule.SEQUENTIAL);

  /** A phase of a session, and how to get there. */
  record Phase(String name, Consumer<ServedSession> reach) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Phase> phases() {
    return Stream.of(
        new Phase("student", session -> session.gpu.expectMessageClass(BeginStudent.class)),
        new Phase("smashed data", ServedSession::begin),
        new Phase(
            "gradient",
            session -> {
              session.begin();
              session.session.tell(teacherInput(0, 200));
              session.session.tell(smashedData(0, 201));
              session.gpu.expectMessageClass(Teach.class);
              session.gpu.expectMessageClass(RunTeacher.class);
              session.gpu.expectMessageClass(RunStudent.class);
            }),
        new Phase(
            "parameters",
            session -> {
              session.begin();
              session.train();
            }));
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @ParameterizedTest
  @MethodSource("phases")
  void shouldAbortWhenNobodyAnswers(Phase phase) {
    phase.reach().accept(served);

    TIME.timePasses(ServedSession.TIMEOUT);

    assertAbandoned("no answer within the timeout");
  }

  @ParameterizedTest
  @MethodSource("phases")
  void shouldAbortAtOnceWhenTheVehicleIsLost(Phase phase) {
    phase.reach().accept(served);

    served.vehicle.stop();

    assertAbandoned("the vehicle is lost");
  }

  /** While the GPU is at work its end is waited for: {@link AbortedSessionChargeTest}. */
  @ParameterizedTest
  @MethodSource("phases")
  void shouldAbortWithTheVehiclesOwnReason(Phase phase) {
    phase.reach().accept(served);
    served.session.tell(failed(new SessionId(1, 9, 0), "of another session"));

    served.session.tell(failed(ID, "out of memory"));

    served.session.tell(ServedSession.softLabels(0, interval(202, 202)));
    served.session.tell(ServedSession.trained(0, interval(202, 203)));
    assertAbandoned("out of memory");
  }

  @ParameterizedTest
  @MethodSource("phases")
  void shouldAbortWithTheGpusOwnReason(Phase phase) {
    phase.reach().accept(served);
    served.session.tell(new GpuFailed(new SessionId(1, 9, 0), "of another session"));

    served.session.tell(new GpuFailed(ID, "the GPU failed: not a number"));

    assertAbandoned("the GPU failed: not a number");
  }

  /** An abort would be written down, or not, depending on who hears of the GPU first. */
  @ParameterizedTest
  @MethodSource("phases")
  void shouldLeaveALostGpuToTheCell(Phase phase) {
    phase.reach().accept(served);

    served.gpu.stop();

    served.coordinator.expectNoMessage();
  }

  @ParameterizedTest
  @MethodSource("phases")
  void shouldEndAsIfItHadNotBegunWhenTheVehiclesNodeIsGone(Phase phase) {
    phase.reach().accept(served);
    served.session.tell(new VehicleInterrupted(new SessionId(1, 9, 0), "of another session"));

    served.session.tell(new VehicleInterrupted(ID, "its node is gone"));

    served.coordinator.expectMessage(new SessionOutcome.Interrupted(ID, "its node is gone"));
    served.gpu.expectMessage(new AbandonStudent(ID));
    KIT.createTestProbe().expectTerminated(served.session);
  }

  @Test
  void shouldWaitForAsLongAsTheVehicleIsAwaited() {
    served.begin();
    for (int time = 0; time < 3; time++) {
      TIME.expectNoMessageFor(Duration.ofSeconds(29), served.coordinator);
      served.session.tell(new VehicleAwaited(ID));
    }

    TIME.timePasses(ServedSession.TIMEOUT);

    assertAbandoned("no answer within the timeout");
  }

  @Test
  void shouldWaitForAsLongAsSomebodyAnswers() {
    served.begin();
    TIME.timePasses(Duration.ofSeconds(29));
    served.session.tell(teacherInput(0, 200));
    served.gpu.expectMessageClass(Teach.class);
    TIME.expectNoMessageFor(Duration.ofSeconds(29), served.coordinator);

    TIME.timePasses(Duration.ofSeconds(1));

    assertAbandoned("no answer within the timeout");
  }

  @Test
  void shouldAbortWhenTheStudentCannotBeStored() {
    store();

    served.session.tell(new GpuFailed(ID, "the GPU failed: disk full"));

    assertAbandoned("the GPU failed: disk full");
  }

  /** The vehicle has done its part. */
  @Test
  void shouldCompleteWhenTheVehicleIsLostWhileItsStudentIsStored() {
    store();
    served.vehicle.stop();
    served.session.tell(failed(ID, "too late"));
    served.coordinator.expectNoMessage();

    served.session.tell(new StudentStored(ID, Optional.empty()));

    served.coordinator.expectMessageClass(SessionOutcome.Completed.class);
  }

  @Test
  void shouldAbortWhenNobodySaysWhetherTheStudentIsStored() {
    store();

    TIME.timePasses(ServedSession.TIMEOUT);

    assertAbandoned("no answer within the timeout");
  }

  @Test
  void shouldNotBeginWithAVehicleBeforeTheStudentIsReady() {
    served.gpu.expectMessageClass(BeginStudent.class);
    served.session.tell(teacherInput(0, 200));
    served.session.tell(smashedData(0, 201));
    served.session.tell(ServedSession.trained(0, interval(202, 203)));
    served.vehicle.expectNoMessage();

    served.session.tell(ServedSession.ready());

    served.vehicle.expectMessageClass(BeginSession.class);
  }

  private void store() {
    served.begin();
    served.train();
    served.session.tell(updatedParameters());
    served.gpu.expectMessageClass(StoreStudent.class);
  }

  private static VehicleFailed failed(SessionId session, String reason) {
    return new VehicleFailed(
        session,
        AbortKind.FAILURE,
        reason,
        new EmulatedInstant(200),
        new DeviceMeasurement(1, 2, 3, 4, 5, 6, 7));
  }

  private SessionOutcome.Aborted aborted() {
    SessionOutcome.Aborted aborted =
        served.coordinator.expectMessageClass(SessionOutcome.Aborted.class);
    assertEquals(ID, aborted.session());
    return aborted;
  }

  private void assertAbandoned(String reason) {
    assertEquals(reason, aborted().reason());
    served.gpu.expectMessage(new AbandonStudent(ID));
    KIT.createTestProbe().expectTerminated(served.session);
    served.gpu.expectNoMessage();
  }
}
