package org.splitkd.report.summary;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.learning.Evaluation;
import org.splitkd.learning.SessionLearning;

/**
 * One round of a distillation.
 *
 * @param round from 1
 * @param sessions in the order in which they were served
 * @param startSeconds emulated, since the start of the first round
 * @param delaySeconds of the round, waiting included
 * @param waitingSeconds of the round, in which no session ran
 * @param joules that count under the scenario's accounting, wasted ones included
 * @param learning means over the tokens of its sessions; NaN when there are none
 * @param student after it; empty if it was not evaluated
 * @param baseline the student without a teacher, after the same number of rounds; empty if there is
 *     none
 */
public record DistillationRound(
    int round,
    List<CommittedSession> sessions,
    List<AbortedSession> aborted,
    double startSeconds,
    double delaySeconds,
    double waitingSeconds,
    double joules,
    SessionLearning learning,
    Optional<Evaluation> student,
    Optional<Evaluation> baseline) {

  public DistillationRound {
    sessions = List.copyOf(sessions);
    aborted = List.copyOf(aborted);
  }

  static DistillationRound of(RoundResult round, Optional<Evaluation> baseline) {
    return new DistillationRound(
        round.round(),
        round.sessions(),
        round.aborted(),
        round.start().seconds(),
        round.delaySeconds(),
        WaitingTime.seconds(round),
        round.joules(),
        learning(round.sessions()),
        round.evaluation(),
        baseline);
  }

  /** Perplexity of the student after it, NaN if it was not evaluated. */
  public double perplexity() {
    return student.map(Evaluation::perplexity).orElse(Double.NaN);
  }

  /** Perplexity without a teacher, NaN if there is none. */
  public double baselinePerplexity() {
    return baseline.map(Evaluation::perplexity).orElse(Double.NaN);
  }

  /** Accuracy of the student after it, NaN if it was not evaluated. */
  public double accuracy() {
    return student.map(Evaluation::accuracy).orElse(Double.NaN);
  }

  /** Accuracy without a teacher, NaN if there is none. */
  public double baselineAccuracy() {
    return baseline.map(Evaluation::accuracy).orElse(Double.NaN);
  }

  private static SessionLearning learning(List<CommittedSession> sessions) {
    return new SessionLearning(
        mean(sessions, SessionLearning::loss),
        mean(sessions, SessionLearning::divergence),
        mean(sessions, SessionLearning::crossEntropy),
        sessions.stream().mapToLong(session -> session.learning().tokens()).sum());
  }

  private static double mean(
      List<CommittedSession> sessions, ToDoubleFunction<SessionLearning> figure) {
    double sum = 0;
    double tokens = 0;
    for (CommittedSession session : sessions) {
      sum += figure.applyAsDouble(session.learning()) * session.learning().tokens();
      tokens += session.learning().tokens();
    }
    return sum / tokens;
  }
}
