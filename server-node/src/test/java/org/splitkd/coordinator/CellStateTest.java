package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.RoundEvent.SessionAborted;
import org.splitkd.coordinator.RoundEvent.Waited;
import org.splitkd.learning.Evaluation;
import org.splitkd.time.EmulatedInstant;

class CellStateTest {

  private static final AbortedSession ABORTED = new AbortedSession(1, 1, 0, "silent");

  private final CellState state = new CellState(1);

  @Test
  void shouldStartARoundWhereTheLastOneEnded() {
    Evaluation evaluation = new Evaluation(3, 20, 0.25, 1000);
    state.apply(new RoundStarted(1, state.now()));
    state.apply(new Waited(2));
    state.apply(new SessionAborted(ABORTED));
    state.apply(new RoundCompleted(1, Optional.of(evaluation)));
    state.apply(new RoundStarted(2, state.now()));
    state.apply(new Waited(3));
    state.apply(new SessionAborted(ABORTED));
    state.apply(new RoundCompleted(2, Optional.empty()));

    List<RoundResult> rounds = state.run().rounds();
    assertEquals(new EmulatedInstant(0), rounds.get(0).start());
    assertEquals(new EmulatedInstant(2), rounds.get(0).end());
    assertEquals(Optional.of(evaluation), rounds.get(0).evaluation());
    assertEquals(new EmulatedInstant(2), rounds.get(1).start());
    assertEquals(3, rounds.get(1).delaySeconds());
  }

  @Test
  void shouldServeAVehicleOnceInARoundAndAgainInTheNext() {
    state.apply(new RoundStarted(1, state.now()));
    state.apply(new SessionAborted(ABORTED));

    assertThrows(IllegalStateException.class, () -> state.apply(new SessionAborted(ABORTED)));

    state.apply(new RoundCompleted(1, Optional.empty()));
    state.apply(new RoundStarted(2, state.now()));
    assertEquals(1, state.round().nextOrder());
    state.apply(new SessionAborted(ABORTED));
  }

  @Test
  void shouldRefuseARoundThatIsNotDue() {
    assertThrows(IllegalStateException.class, () -> state.apply(new RoundStarted(2, state.now())));

    state.apply(new RoundStarted(1, state.now()));
    state.apply(new RoundCompleted(1, Optional.empty()));

    assertThrows(
        IllegalStateException.class, () -> state.apply(new RoundCompleted(1, Optional.empty())));
  }
}
