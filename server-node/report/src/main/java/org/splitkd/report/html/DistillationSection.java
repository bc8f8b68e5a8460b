package org.splitkd.report.html;

import java.util.List;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.report.figures.Figure;
import org.splitkd.report.summary.DistillationRound;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.VehicleSummary;
import org.splitkd.report.words.DistillationNotes;
import org.splitkd.report.words.Findings;
import org.splitkd.report.words.ModelRow;
import org.splitkd.report.words.Numbers;
import org.splitkd.report.words.UncountedNote;
import org.splitkd.scenario.DistillationSettings.Course;
import org.splitkd.scenario.Scenario;

/** The report's section on a distillation. */
final class DistillationSection {

  private DistillationSection() {}

  static String render(DistillationSummary summary, List<Figure> figures) {
    return Html.heading("Distillation")
        + introduction(summary)
        + Html.paragraphs(Findings.learned(summary))
        + models(summary)
        + Html.heading("Learning curves")
        + Html.figures(figures)
        + Html.heading("Rounds of the distillation")
        + rounds(summary)
        + AbortedTable.render(summary)
        + Html.heading("Cuts of the distillation")
        + vehicles(summary)
        + Html.heading("Ledger of the distillation")
        + Html.paragraphs(Findings.charged(summary))
        + DistillationLedgerTable.render(summary)
        + Html.paragraphs(UncountedNote.of(summary))
        + Html.heading("How to read the distillation")
        + Html.list(DistillationNotes.of(summary));
  }

  private static String introduction(DistillationSummary summary) {
    Scenario scenario = summary.scenario();
    Course course = scenario.distillation().course();
    return "<p class=\"lead\">"
        + Html.text(
            "A teacher with "
                + Numbers.parameters(summary.teacher().parameters())
                + " parameters actually teaches a student with "
                + Numbers.parameters(summary.student().parameters())
                + " parameters. In "
                + Numbers.count(summary.rounds().size(), "round")
                + ", each of "
                + Numbers.count(scenario.fleet().size(), "vehicle")
                + " trains the student’s first blocks on its own text while the server trains the"
                + " rest, under channel "
                + course.channel()
                + " with method "
                + course.method().label()
                + ", from seed "
                + scenario.run().seed()
                + ". The models are evaluated on held-out text that no vehicle trains on.")
        + "</p>\n";
  }

  private static String models(DistillationSummary summary) {
    StringBuilder rows = new StringBuilder();
    for (ModelRow row : ModelRow.of(summary)) {
      rows.append("<tr>").append(Html.rowName(row.name()));
      row.cells().forEach(cell -> rows.append(Html.number(cell)));
      rows.append("</tr>\n");
    }
    return Html.table(
        "Teacher and student",
        Html.head(
                1,
                "Model",
                "Parameters",
                "Perplexity",
                "Accuracy",
                "Share of the teacher’s accuracy")
            + "<tbody>\n"
            + rows
            + "</tbody>\n");
  }

  private static String vehicles(DistillationSummary summary) {
    Course course = summary.scenario().distillation().course();
    List<CommittedSession> sessions =
        summary.rounds().stream().flatMap(round -> round.sessions().stream()).toList();
    return new VehicleTable(summary.scenario().fleet())
        .group(
            course.channel() + ", " + course.method().label(),
            VehicleSummary.all(summary.scenario().fleet().size(), sessions))
        .render();
  }

  private static String rounds(DistillationSummary summary) {
    StringBuilder rows = new StringBuilder();
    summary.rounds().forEach(round -> rows.append(row(round)));
    return Html.longTable(
        "Rounds of the distillation",
        Html.head(
                1,
                "Round",
                "Perplexity",
                "Without teacher",
                "Accuracy",
                "Training loss",
                "Sessions",
                "Time (s)",
                "Energy (kJ)")
            + "<tbody>\n"
            + rows
            + "</tbody>\n");
  }

  private static String row(DistillationRound round) {
    return "<tr>"
        + Html.rowName(Integer.toString(round.round()))
        + Html.number(Numbers.fixed(round.perplexity(), 2))
        + Html.number(Numbers.fixed(round.baselinePerplexity(), 2))
        + Html.number(Numbers.percent(round.accuracy()))
        + Html.number(Numbers.fixed(round.learning().loss(), 3))
        + Html.number(Integer.toString(round.sessions().size()))
        + Html.number(Numbers.seconds(round.delaySeconds()))
        + Html.number(Numbers.kilojoules(round.joules()))
        + "</tr>\n";
  }
}
