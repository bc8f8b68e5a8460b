package org.splitkd.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EmulatedClockTest {

  @Test
  void shouldServeOneWorkAfterAnotherAndNeverRunBackwards() {
    EmulatedClock clock = new EmulatedClock();

    assertEquals(interval(5, 7), clock.work(new EmulatedInstant(5), 2));
    assertEquals(interval(7, 8), clock.work(new EmulatedInstant(1), 1));
    assertEquals(new EmulatedInstant(8), clock.advanceTo(EmulatedInstant.START));
    assertEquals(new EmulatedInstant(9), clock.advanceTo(new EmulatedInstant(9)));
    assertEquals(new EmulatedInstant(9), clock.now());
  }

  @Test
  void shouldRefuseTimeThatRunsBackwardsOrNeverEnds() {
    assertThrows(IllegalArgumentException.class, () -> EmulatedInstant.START.plusSeconds(-1e-9));
    assertThrows(
        IllegalArgumentException.class, () -> EmulatedInstant.START.plusSeconds(Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new EmulatedInstant(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> interval(2, 1));
  }

  private static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }
}
