package org.splitkd.report.files;

import org.splitkd.learning.SessionLearning;
import org.splitkd.report.summary.DistillationRound;
import org.splitkd.report.summary.DistillationSummary;

/** Sessions and rounds of a distillation, one per line, in full precision. */
final class DistillationCsv {

  private static final String LEARNING = ",loss,divergence,cross_entropy,tokens";

  private DistillationCsv() {}

  /** Every completed session in the order in which they were served. */
  static String sessions(DistillationSummary summary) {
    StringBuilder text = new StringBuilder("round,");
    text.append(SessionFields.HEADER).append(LEARNING).append('\n');
    for (DistillationRound round : summary.rounds()) {
      round
          .sessions()
          .forEach(
              session -> {
                text.append(round.round()).append(',');
                SessionFields.append(text, session);
                append(text, session.learning());
                text.append('\n');
              });
    }
    return text.toString();
  }

  /** Every round; fields that were not measured are empty. */
  static String rounds(DistillationSummary summary) {
    StringBuilder text =
        new StringBuilder("round,start_s,delay_s,waiting_s,energy_j,sessions,aborted")
            .append(LEARNING)
            .append(",perplexity,accuracy,baseline_perplexity,baseline_accuracy\n");
    for (DistillationRound round : summary.rounds()) {
      text.append(round.round()).append(',');
      text.append(round.startSeconds()).append(',');
      text.append(round.delaySeconds()).append(',');
      text.append(round.waitingSeconds()).append(',');
      text.append(round.joules()).append(',');
      text.append(round.sessions().size()).append(',');
      text.append(round.aborted().size());
      append(text, round.learning());
      text.append(',').append(number(round.perplexity()));
      text.append(',').append(number(round.accuracy()));
      text.append(',').append(number(round.baselinePerplexity()));
      text.append(',').append(number(round.baselineAccuracy()));
      text.append('\n');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, SessionLearning learning) {
    text.append(',').append(number(learning.loss()));
    text.append(',').append(number(learning.divergence()));
    text.append(',').append(number(learning.crossEntropy()));
    text.append(',').append(learning.tokens());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }
}
