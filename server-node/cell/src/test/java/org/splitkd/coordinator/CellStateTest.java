package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.coordinator.AbortedSession.Chosen;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunResumed;
import org.splitkd.coordinator.CellEvent.RunStarted;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.coordinator.CellState.Phase;
import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.Evaluation;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

class CellStateTest {

  private static final CheckpointId STUDENT = new CheckpointId("after");

  private CellState state =
      CellState.NOTHING.apply(new RunStarted("run", "", 1, new CellProgram(9, false, false)));

  @Test
  void shouldStartARoundWhereTheLastOneEnded() {
    Evaluation evaluation = new Evaluation(3, 20, 0.25, 1000);
    begin(1);
    commit(2, 5);
    apply(new RoundCompleted(1, Optional.of(evaluation)));
    begin(2);
    commit(7, 8);
    apply(new RoundCompleted(2, Optional.empty()));

    List<RoundResult> rounds = state.result().rounds();
    assertEquals(new EmulatedInstant(0), rounds.get(0).start());
    assertEquals(new EmulatedInstant(5), rounds.get(0).end());
    assertEquals(Optional.of(evaluation), rounds.get(0).evaluation());
    assertEquals(new EmulatedInstant(5), rounds.get(1).start());
    assertEquals(3, rounds.get(1).delaySeconds());
  }

  @Test
  void shouldServeAVehicleOnceInARoundAndAgainInTheNext() {
    begin(1);
    commit(0, 1);

    assertThrows(IllegalStateException.class, () -> state.apply(selected(1)));

    apply(new RoundCompleted(1, Optional.empty()));
    begin(2);
    apply(selected(2));
    assertEquals(Phase.SERVING, state.phase());
  }

  /** Sessions differ by round, order, vehicle, attempt and fencing number. */
  @Test
  void shouldCommitNothingButTheSessionThatRuns() {
    begin(1);
    SessionId session = state.next(0);

    assertThrows(IllegalStateException.class, () -> state.apply(committed(session, 0, 1)));
    apply(selected(0));
    for (SessionId other :
        List.of(
            new SessionId(2, 1, 0),
            new SessionId(1, 2, 0),
            new SessionId(1, 1, 1),
            new SessionId(1, 1, 0, 2, 1),
            new SessionId(1, 1, 0, 1, 2))) {
      assertThrows(IllegalStateException.class, () -> state.apply(committed(other, 0, 1)));
      assertThrows(IllegalStateException.class, () -> state.apply(aborted(other, false)));
    }
    apply(committed(session, 0, 1));
    assertThrows(IllegalStateException.class, () -> state.apply(committed(session, 0, 1)));
    assertEquals(Optional.of(STUDENT), state.student());
  }

  @Test
  void shouldBeginTheRunningSessionAnewUnderTheFenceOfAnotherStart() {
    begin(1);
    SessionId before = state.next(0);
    apply(selected(0));

    apply(new RunResumed(2));

    assertThrows(IllegalStateException.class, () -> state.apply(committed(before, 0, 1)));
    apply(committed(before.fencedBy(2), 0, 1));
    assertEquals(1, state.round().committed().size());
  }

  /** The lost work costs nothing and does not count as an attempt. */
  @Test
  void shouldBeginAnInterruptedSessionAnewAsIfItHadNotBegun() {
    begin(1);
    SessionId before = state.next(0);
    apply(selected(0));
    CellState running = state;

    apply(new SessionInterrupted(before, "its node is gone", 2));

    assertThrows(IllegalStateException.class, () -> state.apply(committed(before, 0, 1)));
    assertEquals(running.now(), state.now());
    assertEquals(running.drawnJoules(0), state.drawnJoules(0));
    apply(committed(before.fencedBy(2), 0, 1));
    assertEquals(1, state.round().committed().size());
    assertEquals(List.of(), state.round().aborted());
  }

  @Test
  void shouldKeepTheStudentWhenASessionIsAborted() {
    begin(1);
    commit(0, 1);
    apply(new RoundCompleted(1, Optional.empty()));
    begin(2);
    apply(selected(1));

    apply(aborted(new SessionId(2, 1, 0), false));

    assertEquals(Optional.of(STUDENT), state.student());
    assertEquals(
        List.of(
            new AbortedSession(
                2,
                1,
                0,
                1,
                Optional.of(new Chosen(new CutLayer(1), 2)),
                charge(1, 4),
                7,
                AbortKind.SILENCE,
                "silent",
                false)),
        state.round().aborted());
  }

  /** Time passes and the batteries drain even in an aborted session. */
  @Test
  void shouldTryAVehicleAgainAfterTheOthers() {
    state = CellState.NOTHING.apply(new RunStarted("run", "", 3, new CellProgram(9, false, false)));
    begin(1);
    apply(
        new VehicleSelected(
            state.next(1), new CutLayer(1), 2, new EmulatedInstant(0), Optional.empty()));

    apply(aborted(new SessionId(1, 1, 1), true));

    assertEquals(List.of(List.of(0, 2), List.of(1)), state.round().byAttempts());
    assertEquals(new SessionId(1, 2, 1, 2, 1), state.next(1));
    assertEquals(new SessionId(1, 2, 0, 1, 1), state.next(0));
    assertEquals(new EmulatedInstant(4), state.now());
    // 16 + 32 + 64 + 256: device, transmit, receive, idle.
    assertEquals(List.of(0.0, 368.0, 0.0), state.drawn());
    apply(
        new VehicleSelected(
            state.next(1), new CutLayer(1), 2, new EmulatedInstant(4), Optional.empty()));
    apply(aborted(new SessionId(1, 2, 1, 2, 1), false));
    assertEquals(List.of(List.of(0, 2)), state.round().byAttempts());
    assertEquals(736, state.drawnJoules(1));
    assertEquals(
        List.of(1, 2), state.round().aborted().stream().map(AbortedSession::attempt).toList());
    assertEquals(14, state.round().result(Optional.empty()).wastedJoules());
  }

  @Test
  void shouldRefuseARoundThatIsNotDue() {
    assertThrows(IllegalStateException.class, () -> begin(2));

    begin(1);
    apply(new RoundCompleted(1, Optional.empty()));

    assertThrows(
        IllegalStateException.class, () -> state.apply(new RoundCompleted(1, Optional.empty())));
  }

  private void apply(CellEvent event) {
    state = state.apply(event);
  }

  private void begin(int round) {
    apply(new RoundStarted(round, state.now()));
  }

  private void commit(double start, double end) {
    SessionId session = state.next(0);
    apply(selected(start));
    apply(committed(session, start, end));
  }

  private VehicleSelected selected(double at) {
    return new VehicleSelected(
        state.next(0), new CutLayer(1), 2, new EmulatedInstant(at), Optional.empty());
  }

  private static SessionAborted aborted(SessionId session, boolean retried) {
    return new SessionAborted(session, AbortKind.SILENCE, "silent", charge(1, 4), 7, retried);
  }

  private static SessionCharge charge(double start, double end) {
    Interval span = new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
    return new SessionCharge(span, TimeParts.NONE, new EnergyParts(8, 16, 32, 64, 128, 256, 512));
  }

  private static SessionCommitted committed(SessionId session, double start, double end) {
    return new SessionCommitted(
        session, Optional.of(STUDENT), charge(start, end), 1, SessionLearning.NONE);
  }
}
