package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.report.html.Headline.KeyFigure;
import org.splitkd.report.summary.DistillationLedger;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.words.Numbers;

/** The outcome of a distillation: the gain from the teacher, and the teacher's remaining lead. */
final class DistillationHeadline {

  private DistillationHeadline() {}

  static Headline of(DistillationSummary summary) {
    List<String> sentences = new ArrayList<>();
    sentences.add(learned(summary));
    long unserved = summary.aborted().stream().filter(session -> !session.retried()).count();
    if (unserved > 0) {
      sentences.add(
          Numbers.count((int) unserved, "vehicle turn")
              + " in the distillation ended without a completed session.");
    }
    int failed = summary.deployment().failed().size();
    if (failed > 0) {
      sentences.add(Numbers.count(failed, "vehicle") + " did not get the student.");
    }
    return new Headline(sentences, figures(summary));
  }

  private static String learned(DistillationSummary summary) {
    String student =
        "The distilled student has a held-out perplexity of "
            + Numbers.fixed(summary.student().perplexity(), 1);
    String teacher =
        "; the teacher, "
            + Numbers.fixed(summary.compression(), 1)
            + " times as large, has "
            + Numbers.fixed(summary.teacher().perplexity(), 1)
            + ".";
    return summary
        .baseline()
        .map(
            without ->
                student
                    + ", "
                    + against(summary.perplexityGain().orElse(Double.NaN))
                    + " without a teacher ("
                    + Numbers.fixed(without.perplexity(), 1)
                    + ")"
                    + teacher)
        .orElse(student + teacher);
  }

  private static String against(double gain) {
    return Numbers.percent(Math.abs(gain)) + (gain >= 0 ? " lower than" : " higher than");
  }

  private static List<KeyFigure> figures(DistillationSummary summary) {
    List<KeyFigure> figures = new ArrayList<>();
    summary
        .perplexityGain()
        .ifPresent(
            gain ->
                figures.add(
                    new KeyFigure(
                        "perplexity vs no teacher",
                        Numbers.change(1 - gain, 1),
                        "after " + Numbers.count(summary.rounds().size(), "round"),
                        gain > 0)));
    DistillationLedger ledger = summary.ledger();
    figures.add(
        new KeyFigure(
            "time and energy of the distillation",
            Numbers.seconds(ledger.seconds()) + " s",
            Numbers.kilojoules(ledger.joules())
                + " kJ in "
                + Numbers.count(ledger.sessions(), "session")
                + ", emulated",
            true));
    return figures;
  }
}
