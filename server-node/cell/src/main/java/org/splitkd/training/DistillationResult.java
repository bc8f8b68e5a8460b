package org.splitkd.training;

import java.util.List;
import java.util.Optional;
import org.splitkd.coordinator.CellRun;
import org.splitkd.cost.Workload;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.LlamaModel;

/**
 * The result of a distillation.
 *
 * @param cell its rounds and sessions with emulated time, energy and losses, and the deployment
 * @param teacher on the held-out text
 * @param untrained the student before the first session
 * @param baseline the same student after every round on the same batches in the same order, but
 *     without the teacher; empty if not requested
 * @param sizes of teacher and student, in parameters
 * @param charged the workload that sessions were charged for
 * @param model the student after the last session
 */
public record DistillationResult(
    CellRun cell,
    Evaluation teacher,
    Evaluation untrained,
    Optional<List<Evaluation>> baseline,
    Sizes sizes,
    Workload charged,
    LlamaModel model) {

  /**
   * Parameter counts of the two models.
   *
   * @param trainedParameters those of the student that are trained
   */
  public record Sizes(long teacherParameters, long studentParameters, long trainedParameters) {}

  public DistillationResult {
    baseline = baseline.map(List::copyOf);
  }

  /** Evaluation of the student after the last round. */
  public Evaluation student() {
    return cell.rounds().get(cell.rounds().size() - 1).evaluation().orElse(untrained);
  }

  /** Evaluation of the student without a teacher after the last round. */
  public Optional<Evaluation> withoutTeacher() {
    return baseline
        .filter(rounds -> !rounds.isEmpty())
        .map(rounds -> rounds.get(rounds.size() - 1));
  }
}
