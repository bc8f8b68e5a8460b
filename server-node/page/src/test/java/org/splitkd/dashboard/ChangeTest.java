package org.splitkd.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.time.Pace;

class ChangeTest {

  private final Pace pace = new Pace(() -> 0);

  @Test
  void shouldChangeThePace() {
    Change.apply("{\"pace\": 20}", pace);
    assertEquals(20, pace.factor());
    Change.apply("{\"paused\": true}", pace);
    assertTrue(pace.paused());
    Change.apply("{\"paused\": false, \"pace\": null}", pace);
    assertFalse(pace.paused());
    assertEquals(Pace.UNLIMITED, pace.factor());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"pace\": 0}                    | pace = 0: must be null or 0.1 to 100000",
        "{\"pace\": 1e9}                  | pace = 1.0E9: must be null or 0.1 to 100000",
        "{\"pace\": \"fast\"}             | pace = \"fast\": must be null or 0.1 to 100000",
        "{\"paused\": true, \"pace\": -1} | pace = -1: must be null or 0.1 to 100000",
        "{\"paused\": 1}                  | paused = 1: must be true or false",
        "{\"speed\": 1}                   | speed: unknown: must be paused or pace",
        "[]                               | not a JSON object",
        "{                                | not a JSON object"
      })
  void shouldRefuseWhatIsNoChange(String text, String reason) {
    assertEquals(
        reason,
        assertThrows(IllegalArgumentException.class, () -> Change.apply(text, pace)).getMessage());
    assertEquals(Pace.UNLIMITED, pace.factor());
    assertFalse(pace.paused());
  }
}
