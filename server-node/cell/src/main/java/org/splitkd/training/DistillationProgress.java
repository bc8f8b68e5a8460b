package org.splitkd.training;

import org.splitkd.coordinator.CellProgress;
import org.splitkd.learning.Evaluation;

/** What a distillation tells as it goes, one call at a time. */
public sealed interface DistillationProgress {

  /** How good teacher and student are before the first session. */
  record Began(Evaluation teacher, Evaluation untrained, int sessions)
      implements DistillationProgress {}

  /** Something happened in the cell. */
  record InCell(CellProgress progress) implements DistillationProgress {}

  /** The student without a teacher has done a round, too. */
  record BaselineRound(int round, Evaluation evaluation) implements DistillationProgress {}
}
