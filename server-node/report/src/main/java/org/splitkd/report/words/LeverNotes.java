package org.splitkd.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.cost.Levers;
import org.splitkd.cost.Levers.SoftLabels;
import org.splitkd.cost.Levers.TeacherPrecision;
import org.splitkd.cost.Workload;

/** A note on savings that the paper's setting does not have. */
final class LeverNotes {

  private LeverNotes() {}

  /** Returns one or two sentences; none if all levers are off. */
  static Optional<String> of(Workload workload) {
    Levers levers = workload.levers();
    List<String> on = new ArrayList<>();
    if (levers.softLabels() == SoftLabels.SESSION) {
      on.add(
          "the teacher runs once per sample and session, as its outputs are kept over "
              + Numbers.count(workload.volume().localEpochs(), "local epoch"));
    } else if (levers.softLabels() == SoftLabels.RUN) {
      on.add(
          "the teacher runs once per sample and run; this is round "
              + levers.round()
              + ", for samples that are the same in every round");
    }
    if (levers.tokenCodes()) {
      on.add("token ids are sent instead of the teacher's embedding");
    }
    boolean fp8 = !levers.teacher().equals(TeacherPrecision.FP16);
    if (fp8) {
      on.add("the teacher runs in FP8");
    }
    if (on.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "Levers: "
            + String.join("; ", on)
            + "."
            + (fp8 ? " What FP8 does to the student is not part of these numbers." : ""));
  }
}
