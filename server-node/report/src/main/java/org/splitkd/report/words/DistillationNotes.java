package org.splitkd.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.Workload;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.scenario.DistillationSettings.ChargeAs;

/** Notes for readers of a distillation's numbers, one or two sentences each. */
public final class DistillationNotes {

  /** At most this many failures are listed; the rest are only counted. */
  private static final int LISTED = 5;

  private static final int REASON = 120;

  private DistillationNotes() {}

  /** Returns the failures, then notes on how the numbers are obtained. */
  public static List<String> of(DistillationSummary summary) {
    List<String> notes = new ArrayList<>();
    if (!summary.aborted().isEmpty()) {
      notes.add(
          "Aborted: "
              + Numbers.count(summary.aborted().size(), "session")
              + " did not complete and taught nothing: "
              + listed(
                  summary.aborted(),
                  session ->
                      "round "
                          + session.round()
                          + " vehicle "
                          + (session.vehicle() + 1)
                          + reason(session.reason())
                          + (session.retried() ? ", retried" : "")));
    }
    if (!summary.deployment().failed().isEmpty()) {
      notes.add(
          "Not deployed: "
              + Numbers.count(summary.deployment().failed().size(), "vehicle")
              + " did not get the student: "
              + listed(
                  summary.deployment().failed(),
                  deployment ->
                      "vehicle "
                          + (deployment.vehicle() + 1)
                          + reason(deployment.failure().orElse("unknown"))));
    }
    notes.add(charge(summary));
    if (summary.scenario().workload().schedule() == Schedule.OVERLAPPED) {
      notes.add(
          "Parts: the schedule is overlapped, so the busy times may sum to more than the rounds"
              + " take.");
    }
    LeverNotes.of(summary.scenario().workload()).ifPresent(notes::add);
    summary
        .baseline()
        .ifPresent(
            without ->
                notes.add(
                    "Without teacher: the same student on the same batches in the same order,"
                        + " trained by cross-entropy alone; it is not charged."));
    notes.add(
        "Next tokens: the next tokens are sent up with the teacher's input, because the"
            + " cross-entropy needs them; the text is not private from the server.");
    notes.add(
        "Perplexity and accuracy apply to this tokenizer and to "
            + summary.teacher().evaluation().tokens()
            + " tokens of this held-out text: use them to compare the rows of this table with each"
            + " other, not with the paper's.");
    return notes;
  }

  private static String charge(DistillationSummary summary) {
    String trained =
        "Charge: the actual models have "
            + Numbers.parameters(summary.teacher().parameters())
            + " and "
            + Numbers.parameters(summary.student().parameters())
            + " parameters; ";
    Workload models = summary.scenario().workload();
    return summary.scenario().distillation().chargeAs() == ChargeAs.MODELS
        ? trained
            + "they stand for "
            + models.teacher().shape().name()
            + " and "
            + models.student().shape().name()
            + ", and time, energy and bits are charged for the work of those models at the"
            + " scenario's volume (workload.charge-as = models)."
        : trained
            + "time, energy and bits are charged for exactly these (workload.charge-as = trained).";
  }

  private static <T> String listed(List<T> failures, Function<T, String> words) {
    String first = failures.stream().limit(LISTED).map(words).collect(Collectors.joining("; "));
    int more = failures.size() - LISTED;
    return first + (more > 0 ? "; and " + more + " more." : ".");
  }

  /** Shortens a reason, which may be long. */
  private static String reason(String reason) {
    return " (" + TextTable.shortened(TextTable.oneLine(reason), REASON) + ")";
  }
}
