package org.splitkd.report.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.learning.Evaluation;
import org.splitkd.scenario.Scenario;
import org.splitkd.training.DistillationResult;

/**
 * The results of a distillation.
 *
 * @param student after the last round
 * @param trainedParameters number of the student's parameters that are trained
 * @param untrained the student before the first session
 * @param baseline the same student trained without a teacher, after the last round; empty if that
 *     was not asked for
 * @param ledger of all rounds together
 */
public record DistillationSummary(
    Scenario scenario,
    ModelQuality teacher,
    ModelQuality student,
    long trainedParameters,
    ModelQuality untrained,
    Optional<ModelQuality> baseline,
    List<DistillationRound> rounds,
    DistillationLedger ledger,
    DeploymentSummary deployment) {

  public DistillationSummary {
    rounds = List.copyOf(rounds);
  }

  /** Summarises a distillation. */
  public static DistillationSummary of(Scenario scenario, DistillationResult result) {
    long size = result.sizes().studentParameters();
    List<DistillationRound> rounds = rounds(result);
    return new DistillationSummary(
        scenario,
        new ModelQuality(result.sizes().teacherParameters(), result.teacher()),
        new ModelQuality(size, result.student()),
        result.sizes().trainedParameters(),
        new ModelQuality(size, result.untrained()),
        result.withoutTeacher().map(evaluation -> new ModelQuality(size, evaluation)),
        rounds,
        DistillationLedger.of(rounds, result.charged()),
        DeploymentSummary.of(result.cell(), result.charged()));
  }

  /** The factor by which the student is smaller than the teacher. */
  public double compression() {
    return teacher.parameters() / (double) student.parameters();
  }

  /** The student's accuracy as a share of the teacher's. */
  public double studentShareOfTeacher() {
    return shareOfTeacher(student);
  }

  /** The share by which the student's perplexity is below that without a teacher. */
  public OptionalDouble perplexityGain() {
    return baseline.stream()
        .mapToDouble(without -> 1 - student.perplexity() / without.perplexity())
        .findFirst();
  }

  /** The gain in the student's accuracy over that without a teacher, as a share of 1. */
  public OptionalDouble accuracyGain() {
    return baseline.stream()
        .mapToDouble(without -> student.accuracy() - without.accuracy())
        .findFirst();
  }

  /** The aborted sessions of all rounds. */
  public List<AbortedSession> aborted() {
    return rounds.stream().flatMap(round -> round.aborted().stream()).toList();
  }

  /** A model's accuracy as a share of the teacher's. */
  public double shareOfTeacher(ModelQuality model) {
    return model.accuracy() / teacher.accuracy();
  }

  private static List<DistillationRound> rounds(DistillationResult result) {
    List<Evaluation> baseline = result.baseline().orElse(List.of());
    List<DistillationRound> rounds = new ArrayList<>();
    for (RoundResult round : result.cell().rounds()) {
      Optional<Evaluation> without =
          rounds.size() < baseline.size()
              ? Optional.of(baseline.get(rounds.size()))
              : Optional.empty();
      rounds.add(DistillationRound.of(round, without));
    }
    return rounds;
  }
}
