package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.SessionCharge;
import org.splitkd.time.EmulatedInstant;

class RoundResultTest {

  /**
   * The fates are what followed each aborted session: another try, or the end of the vehicle's
   * turn.
   */
  @ParameterizedTest
  @CsvSource({
    "'', true",
    "again, true",
    "again again, true",
    "over, false",
    "again over, false",
    "over again, false"
  })
  void shouldKnowWhetherEveryVehicleWasServed(String fates, boolean served) {
    List<AbortedSession> aborted =
        fates.isEmpty()
            ? List.of()
            : List.of(fates.split(" ")).stream()
                .map(fate -> aborted(fate.equals("again")))
                .toList();
    RoundResult round =
        new RoundResult(
            1, List.of(), aborted, EmulatedInstant.START, EmulatedInstant.START, Optional.empty());

    assertEquals(served, round.everyVehicleServed());
  }

  private static AbortedSession aborted(boolean retried) {
    return new AbortedSession(
        1,
        1,
        0,
        1,
        Optional.empty(),
        SessionCharge.none(EmulatedInstant.START),
        0,
        AbortKind.SILENCE,
        "silent",
        retried);
  }
}
