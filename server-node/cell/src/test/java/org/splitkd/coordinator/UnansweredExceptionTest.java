package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class UnansweredExceptionTest {

  /** A machine that is too slow is no fault of the program: the run can be resumed. */
  @Test
  void shouldTellSilenceFromFailure() {
    String silence = "no evaluation after round 1: " + Failures.reason(new TimeoutException());

    IllegalStateException silent = UnansweredException.of(silence);
    assertEquals(UnansweredException.class, silent.getClass());
    assertEquals(
        "no evaluation after round 1: no answer within the timeout (run.answer-timeout-s)",
        silent.getMessage());
    assertFalse(UnansweredException.of("no memory") instanceof UnansweredException);
  }
}
