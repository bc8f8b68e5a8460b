package org.splitkd.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;

class LeverNotesTest {

  @Test
  void shouldSayNothingWithoutLevers() {
    assertEquals(Optional.empty(), note());
    assertEquals(Optional.empty(), note("levers.fp8-speedup=3", "levers.soft-labels=none"));
  }

  @Test
  void shouldSayWhichAreOn() {
    assertEquals(
        Optional.of(
            "Levers: the teacher runs once per sample and session, as its outputs are kept over 4"
                + " local epochs; token ids are sent instead of the teacher's embedding."),
        note("levers.soft-labels=session", "levers.token-codes=on"));
    assertEquals(
        Optional.of(
            "Levers: the teacher runs once per sample and run; this is round 2, for samples that"
                + " are the same in every round; the teacher runs in FP8. What FP8 does to the"
                + " student is not part of these numbers."),
        note("levers.soft-labels=run", "levers.round=2", "levers.teacher-precision=fp8"));
  }

  private static Optional<String> note(String... sets) {
    return LeverNotes.of(CaseStudy.with(sets).workload());
  }
}
