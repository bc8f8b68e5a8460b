package org.splitkd.report.console;

import java.util.List;
import java.util.Locale;
import org.splitkd.report.summary.DistillationRound;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.words.DistillationNotes;
import org.splitkd.report.words.Findings;
import org.splitkd.report.words.ModelRow;
import org.splitkd.report.words.Numbers;
import org.splitkd.report.words.TextTable;
import org.splitkd.scenario.DistillationSettings.Course;
import org.splitkd.scenario.Scenario;

/** A distillation as text for a terminal: at most 100 columns, plain ASCII if the names are. */
public final class ConsoleDistillation {

  private ConsoleDistillation() {}

  /** The tables and the notes, with a line feed at the end. */
  public static String render(DistillationSummary summary) {
    return heading(summary)
        + "\n"
        + models(summary)
        + ConsoleText.notes(Findings.learned(summary))
        + "\n"
        + rounds(summary)
        + ConsoleText.notes(Findings.charged(summary))
        + ConsoleText.notes(DistillationNotes.of(summary));
  }

  private static String heading(DistillationSummary summary) {
    Scenario scenario = summary.scenario();
    Course course = scenario.distillation().course();
    return ConsoleText.wrapped(
        String.format(
            Locale.ROOT,
            "%s: distillation in %s of %s, channel %s, method %s, seed %d",
            TextTable.shortened(scenario.name(), 40),
            Numbers.count(summary.rounds().size(), "round"),
            Numbers.count(scenario.fleet().size(), "vehicle"),
            TextTable.shortened(course.channel(), 16),
            course.method().label(),
            scenario.run().seed()),
        "");
  }

  private static String models(DistillationSummary summary) {
    TextTable table = new TextTable(1);
    table.row("model", "parameters", "perplexity", "accuracy", "of teacher");
    for (ModelRow row : ModelRow.of(summary)) {
      List<String> cells = row.cells();
      table.row(row.name(), cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }
    return table.render();
  }

  private static String rounds(DistillationSummary summary) {
    TextTable table = new TextTable(1);
    table.row("perplexity", "student", "without teacher", "teacher", "loss", "time s", "energy kJ");
    String teacher = Numbers.fixed(summary.teacher().perplexity(), 2);
    String untrained = Numbers.fixed(summary.untrained().perplexity(), 2);
    table.row("untrained", untrained, summary.baseline().isPresent() ? untrained : "-", teacher);
    for (DistillationRound round : summary.rounds()) {
      table.row(
          "round " + round.round(),
          Numbers.fixed(round.perplexity(), 2),
          Numbers.fixed(round.baselinePerplexity(), 2),
          teacher,
          Numbers.fixed(round.learning().loss(), 3),
          Numbers.seconds(round.delaySeconds()),
          Numbers.kilojoules(round.joules()));
    }
    table.row(
        "all rounds",
        "",
        "",
        "",
        "",
        Numbers.seconds(summary.ledger().seconds()),
        Numbers.kilojoules(summary.ledger().joules()));
    return table.render();
  }
}
