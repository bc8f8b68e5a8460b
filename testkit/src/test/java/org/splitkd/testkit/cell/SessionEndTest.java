package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.testkit.cell.PlayedSession.ID;
import static org.splitkd.testkit.cell.PlayedSession.MEASURED;
import static org.splitkd.testkit.cell.PlayedSession.interval;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.GpuFailed;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.VehicleAwaited;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;
import org.splitkd.protocol.VehicleEvent.VehicleInterrupted;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;
import org.splitkd.time.EmulatedInstant;

/** The end of a session that does not complete, in each of its phases. */
@Tag("slow")
@CellTest
class SessionEndTest {

  private static final SessionId ANOTHER = new SessionId(1, 9, 0);
  private static final String SILENCE = "no answer within the timeout";
  private static final double TIMEOUT = 30;

  private PlayedSession session;

  /** A phase of a session and the steps to reach it. */
  record Phase(String name, Consumer<PlayedSession> reach) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Phase> phases() {
    return Stream.of(
        new Phase("student", session -> {}),
        new Phase("smashed data", PlayedSession::begin),
        new Phase("gradient", session -> session.begin().up(1, 200)),
        new Phase("parameters", session -> session.begin().train()));
  }

  @BeforeEach
  void start(CellScenario cell) {
    session = PlayedSession.start(cell);
  }

  @ParameterizedTest
  @MethodSource("phases")
  void shouldAbortWhenNobodyAnswers(Phase phase) {
    reach(phase);

    session.cell().secondsPass(TIMEOUT);

    assertAbandoned(SILENCE);
  }

  @ParameterizedTest
  @MethodSource("phases")
  void shouldAbortAtOnceWhenTheVehicleIsLost(Phase phase) {
    reach(phase);

    session.vehicle().stops();

    assertAbandoned("the vehicle is lost");
  }

  /** A busy GPU is waited for, see {@link AbortedSessionTest}. */
  @ParameterizedTest
  @MethodSource("phases")
  void shouldAbortWithTheVehiclesOwnReason(Phase phase) {
    reach(phase);
    session.gpu().says(failed(ANOTHER, "of another session"));

    session.gpu().says(failed(ID, "out of memory"));

    session.gpu().softLabels(1, 202, 202).trained(1, 202, 203);
    assertAbandoned("out of memory");
  }

  @ParameterizedTest
  @MethodSource("phases")
  void shouldAbortWithTheGpusOwnReason(Phase phase) {
    reach(phase);
    session.gpu().says(new GpuFailed(ANOTHER, "of another session"));

    session.gpu().fails("the GPU failed: not a number");

    assertAbandoned("the GPU failed: not a number");
  }

  /** Whether an abort was recorded would depend on which actor learns of the lost GPU first. */
  @ParameterizedTest
  @MethodSource("phases")
  void shouldLeaveALostGpuToTheCell(Phase phase) {
    reach(phase);
    List<CellEvent> before = session.cell().events();

    session.gpu().stops();

    assertEquals(before, session.cell().events());
  }

  @ParameterizedTest
  @MethodSource("phases")
  void shouldEndAsIfItHadNotBegunWhenTheVehiclesNodeIsGone(Phase phase) {
    reach(phase);
    session.gpu().says(new VehicleInterrupted(ANOTHER, "of another session"));

    session.gpu().says(new VehicleInterrupted(ID, "its node is gone"));

    List<CellEvent> events = session.cell().events();
    assertEquals(new SessionInterrupted(ID, "its node is gone", 2), events.get(events.size() - 1));
    assertEquals(new AbandonStudent(ID), session.gpu().hears(AbandonStudent.class));
    session.gpu().expectSessionOver();
    assertEquals(ID.fencedBy(2), session.gpu().begins().session());
  }

  @Test
  void shouldWaitForAsLongAsTheVehicleIsAwaited() {
    session.begin();
    for (int time = 0; time < 3; time++) {
      session.cell().secondsPass(TIMEOUT - 1);
      session.vehicle().says(new VehicleAwaited(ID));
    }
    assertGoesOn();

    session.cell().secondsPass(TIMEOUT);

    assertAbandoned(SILENCE);
  }

  @Test
  void shouldWaitForAsLongAsSomebodyAnswers() {
    session.begin().cell().secondsPass(TIMEOUT - 1);
    session.vehicle().teacherInput(1, 200, 201);
    session.gpu().hears(Teach.class);
    session.cell().secondsPass(TIMEOUT - 1);
    assertGoesOn();

    session.cell().secondsPass(1);

    assertAbandoned(SILENCE);
  }

  @Test
  void shouldAbortWhenTheStudentCannotBeStored() {
    store();

    session.gpu().fails("the GPU failed: disk full");

    assertAbandoned("the GPU failed: disk full");
  }

  /** The vehicle has done its part. */
  @Test
  void shouldCompleteWhenTheVehicleIsLostWhileItsStudentIsStored() {
    store();
    session.vehicle().stops();
    session.gpu().says(failed(ID, "too late"));
    assertGoesOn();

    session.gpu().stored("student");

    session.cell().expectEnd().expectServed(1).expectNoneAborted();
  }

  @Test
  void shouldAbortWhenNobodySaysWhetherTheStudentIsStored() {
    store();

    session.cell().secondsPass(TIMEOUT);

    assertAbandoned(SILENCE);
  }

  @Test
  void shouldNotBeginWithAVehicleBeforeTheStudentIsReady() {
    session.gpu().says(new TeacherInput(ID, 0, Payload.NOTHING, interval(200, 201)));
    session.gpu().says(new SmashedData(ID, 0, Payload.NOTHING, interval(201, 202)));
    session.gpu().trained(1, 202, 203);
    session.vehicle().hearsNothing();

    session.gpu().ready(0);

    session.vehicle().hears(BeginSession.class);
  }

  private void reach(Phase phase) {
    phase.reach().accept(session);
    session.gpu().heard();
    assertGoesOn();
  }

  private void store() {
    session.begin().train().parameters();
    List<?> heard = session.gpu().heard();
    assertEquals(StoreStudent.class, heard.get(heard.size() - 1).getClass());
  }

  private void assertGoesOn() {
    assertEquals(2 + 1, session.cell().events().size()); // run and round started, selected
  }

  /** Asserts that the session was aborted and that the GPU was told only that. */
  private void assertAbandoned(String reason) {
    session.aborted(reason);
    assertEquals(List.of(new AbandonStudent(ID)), session.gpu().heard());
  }

  private static VehicleFailed failed(SessionId session, String reason) {
    return new VehicleFailed(
        session, AbortKind.FAILURE, reason, new EmulatedInstant(200), MEASURED);
  }
}
