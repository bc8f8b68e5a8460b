package org.splitkd.training;

import org.splitkd.coordinator.CellProgress;
import org.splitkd.learning.Evaluation;

/** Progress reports of a distillation, one call at a time. */
public sealed interface DistillationProgress {

  /** The evaluations of teacher and student before the first session. */
  record Began(Evaluation teacher, Evaluation untrained, int sessions)
      implements DistillationProgress {}

  /** Something happened in the cell. */
  record InCell(CellProgress progress) implements DistillationProgress {}

  /** The student without a teacher has completed a round. */
  record BaselineRound(int round, Evaluation evaluation) implements DistillationProgress {}
}
