package org.splitkd.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

  private long nanos;
  private final Pace pace = new Pace(() -> nanos);

  @Test
  void shouldLetEverythingHappenAtOnceAtFirst() {
    assertEquals(0, until(0));
    assertEquals(0, until(1e6));
  }

  @Test
  void shouldHoldBackWhatIsAheadOfTheWallClock() {
    pace.set(20);
    assertEquals(0, until(100)); // where the run is

    assertEquals(500_000_000, until(110));
    nanos += 200_000_000;
    assertEquals(300_000_000, until(110));
    nanos += 300_000_000;
    assertEquals(0, until(110));
  }

  @Test
  void shouldNotRushAfterTheMachineWasSlow() {
    pace.set(10);
    until(0);
    nanos += 5_000_000_000L; // 50 emulated seconds are due

    assertEquals(0, until(20));
    assertEquals(100_000_000, until(21));
  }

  @Test
  void shouldNotGoBackForWhatIsLongOver() {
    pace.set(10);
    until(50);
    nanos += 1_000_000_000;
    assertEquals(0, until(0));

    assertEquals(100_000_000, until(61));
  }

  @Test
  void shouldStandStillWhilePaused() {
    pace.set(10);
    until(0);
    nanos += 100_000_000;
    pace.pause();
    nanos += 60_000_000_000L;
    assertEquals(Pace.NOT_YET, until(0.5));
    assertEquals(Optional.of(new EmulatedInstant(1)), pace.position());

    pace.resume();
    assertEquals(0, until(1));
    assertEquals(100_000_000, until(2));
  }

  @Test
  void shouldGoOnFromWhereItIsWhenThePaceChanges() {
    pace.set(1);
    until(0);
    nanos += 3_000_000_000L;
    pace.set(10);

    assertEquals(200_000_000, until(5));
    pace.set(Pace.UNLIMITED);
    assertEquals(0, until(5));
    pace.set(2);
    assertEquals(500_000_000, until(6));
  }

  @Test
  void shouldRefuseWhatIsNoPace() {
    assertThrows(IllegalArgumentException.class, () -> pace.set(0));
    assertThrows(IllegalArgumentException.class, () -> pace.set(-3));
    assertThrows(IllegalArgumentException.class, () -> pace.set(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> pace.set(1e6));
  }

  private long until(double seconds) {
    return pace.nanosUntil(new EmulatedInstant(seconds));
  }
}
