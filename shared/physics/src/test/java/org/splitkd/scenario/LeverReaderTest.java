package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.power.Phase;
import org.splitkd.scenario.text.ScenarioException;

class LeverReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          levers.soft-labels=always | levers.soft-labels = always: must be none, session or run
          levers.soft-label-bits=0 | levers.soft-label-bits = 0: must be above 0, at most 64
          levers.token-codes=maybe | levers.token-codes = maybe: must be true or false
          levers.teacher-precision=fp4 | levers.teacher-precision = fp4: must be fp16 or fp8
          levers.fp8-speedup=0.5 | levers.fp8-speedup = 0.5: must be 1 to 100
          levers.round=0 | levers.round = 0: must be 1 to 1000000
          levers.idle-clock=off | levers.idle-clock = off: must be parked or held
          server.p-hold-w=-1 | server.p-hold-w = -1: must be 0 or more
          fleet=[{device=orin-nx-8gb,f-ghz=0.76,charge=0.5}] | charge = 0.5: must have battery-wh beside it
          fleet=[{device=orin-nx-8gb,f-ghz=0.76,battery-wh=1,charge=0}] | charge = 0: must be above 0, at most 1
          """)
  void shouldRefuseInOneLine(String set, String end) {
    ScenarioException wrong = assertThrows(ScenarioException.class, () -> Scenarios.caseStudy(set));
    String message = String.valueOf(wrong.getMessage());

    assertEquals(end, message.substring(Math.max(0, message.length() - end.length())), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void shouldRefuseAKeyThatDoesNotExist() {
    ScenarioException wrong =
        assertThrows(ScenarioException.class, () -> Scenarios.caseStudy("levers.soft-lables=run"));
    String message = String.valueOf(wrong.getMessage());

    assertEquals(1, message.lines().count());
    assertEquals(true, message.contains("levers.soft-lables"), message);
  }

  @Test
  void shouldHoldTheClockForWhatItTakes() {
    assertEquals(20, waiting());
    assertEquals(65, waiting("levers.idle-clock=held"));
    assertEquals(80, waiting("levers.idle-clock=held", "server.p-hold-w=80"));
    assertEquals(20, waiting("server.p-hold-w=80"));
  }

  private static double waiting(String... sets) {
    return Scenarios.caseStudy(sets).server().power().watts(Phase.WAITING, 2, 0);
  }
}
