package org.splitkd.scenario;

import java.util.Map;
import org.splitkd.cost.Levers;
import org.splitkd.cost.Levers.SoftLabels;
import org.splitkd.cost.Levers.TeacherPrecision;
import org.splitkd.scenario.text.Choices;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.Section;

/** Reads {@code levers}, whose keys may all be absent: then the lever is off. */
final class LeverReader {

  static final String SECTION = "levers";

  private static final Map<String, SoftLabels> SOFT_LABELS =
      Choices.of("none", SoftLabels.NONE, "session", SoftLabels.SESSION, "run", SoftLabels.RUN);

  private static final Map<String, Boolean> PRECISIONS = Choices.of("fp16", false, "fp8", true);
  private static final Map<String, Boolean> IDLE_CLOCKS = Choices.of("parked", false, "held", true);

  private static final Range BITS = Range.aboveUpTo(0, 64);
  private static final Range SPEEDUP = Range.between(1, 100);
  private static final double FP8_SPEEDUP = 2;
  private static final int MOST_ROUNDS = 1_000_000;

  private final Section section;
  private final Levers levers;
  private final boolean clockHeld;

  LeverReader(Section root) {
    section = root.sectionOrEmpty(SECTION);
    Levers off = Levers.OFF;
    levers =
        new Levers(
            choice("soft-labels", SOFT_LABELS, off.softLabels()),
            number("soft-label-bits", BITS, off.softLabelBits()),
            section.has("token-codes") && section.flag("token-codes"),
            precision(),
            section.has("round") ? section.integer("round", 1, MOST_ROUNDS) : off.round());
    clockHeld = choice("idle-clock", IDLE_CLOCKS, false);
  }

  /** The levers that change the work of a session. */
  Levers levers() {
    return levers;
  }

  /**
   * Checks that a real training has what the levers need.
   *
   * @throws ScenarioException if it has not
   */
  void checkTraining() {
    if (levers.softLabels() == SoftLabels.RUN) {
      throw section.wrong(
          "soft-labels",
          "must be none or session for a distillation, whose rounds have other samples; run is for"
              + " comparisons");
    }
  }

  /** Whether the GPU keeps the clock of a session while it waits. */
  boolean clockHeld() {
    return clockHeld;
  }

  /** Returns the error about the value of a key. */
  ScenarioException wrong(String key, String reason) {
    return section.wrong(key, reason);
  }

  private TeacherPrecision precision() {
    double speedup = number("fp8-speedup", SPEEDUP, FP8_SPEEDUP);
    return choice("teacher-precision", PRECISIONS, false)
        ? TeacherPrecision.fp8(speedup)
        : TeacherPrecision.FP16;
  }

  private <T> T choice(String key, Map<String, T> choices, T otherwise) {
    return section.has(key) ? section.choice(key, choices) : otherwise;
  }

  private double number(String key, Range range, double otherwise) {
    return section.has(key) ? section.number(key, range) : otherwise;
  }
}
