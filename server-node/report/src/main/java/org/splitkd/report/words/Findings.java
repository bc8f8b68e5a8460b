package org.splitkd.report.words;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.report.summary.DeploymentSummary;
import org.splitkd.report.summary.DistillationLedger;
import org.splitkd.report.summary.DistillationSummary;

/** The results and the cost of a distillation, in sentences. */
public final class Findings {

  private Findings() {}

  /** Sentences about the models. */
  public static List<String> learned(DistillationSummary summary) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "The student is "
            + Numbers.fixed(summary.compression(), 2)
            + " times smaller than the teacher and reaches "
            + Numbers.percent(summary.studentShareOfTeacher())
            + " of its accuracy; "
            + Numbers.parameters(summary.trainedParameters())
            + " of the student's parameters were trained.");
    if (summary.baseline().isPresent()) {
      double perplexity = summary.perplexityGain().orElse(Double.NaN);
      double accuracy = summary.accuracyGain().orElse(Double.NaN);
      sentences.add(
          "Compared with the same student without a teacher, its perplexity is "
              + Numbers.percent(Math.abs(perplexity))
              + (perplexity >= 0 ? " lower" : " higher")
              + " and its accuracy "
              + Numbers.fixed(100 * Math.abs(accuracy), 1)
              + (accuracy >= 0 ? " points higher." : " points lower."));
    }
    return sentences;
  }

  /** Sentences about time, energy and bits. */
  public static List<String> charged(DistillationSummary summary) {
    List<String> sentences = new ArrayList<>();
    DistillationLedger ledger = summary.ledger();
    TimeParts time = ledger.time();
    sentences.add(
        "Time by part: device "
            + Numbers.seconds(time.device())
            + " s, uplink "
            + Numbers.seconds(time.uplink())
            + " s, server "
            + Numbers.seconds(time.server())
            + " s, downlink "
            + Numbers.seconds(time.downlink())
            + " s, waiting "
            + Numbers.seconds(ledger.waitingSeconds())
            + (ledger.wasted().seconds() > 0
                ? " s, wasted " + Numbers.seconds(ledger.wasted().seconds())
                : "")
            + " s; on the radio "
            + Numbers.gibibytes(ledger.uplinkBits() / 8)
            + " up and "
            + Numbers.gibibytes(ledger.downlinkBits() / 8)
            + " down.");
    if (!ledger.wasted().nothing()) {
      sentences.add(
          Numbers.count(ledger.wasted().sessions(), "session")
              + " aborted: "
              + Numbers.kilojoules(ledger.wasted().joules())
              + " kJ wasted, which is part of the rounds' energy.");
    }
    DeploymentSummary deployment = summary.deployment();
    if (deployment.attempted() > 0) {
      sentences.add(
          "Deployment: "
              + deployment.vehicles()
              + " of "
              + Numbers.count(deployment.attempted(), "vehicle")
              + " got the student after the last round, in "
              + Numbers.seconds(deployment.seconds())
              + " s and with "
              + Numbers.kilojoules(deployment.joules())
              + " kJ, which are part of no round.");
    }
    return sentences;
  }
}
