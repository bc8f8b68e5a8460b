package org.splitkd.report;

import java.util.List;
import org.splitkd.scenario.DistillationSettings.Course;
import org.splitkd.scenario.Scenario;

/** What the report says of a distillation. */
final class DistillationSection {

  private DistillationSection() {}

  static String render(DistillationSummary summary, List<Figure> figures) {
    return "<h2>Distillation</h2>\n"
        + introduction(summary)
        + paragraphs(Findings.learned(summary))
        + models(summary)
        + "<h2>Learning curves</h2>\n"
        + Html.figures(figures)
        + "<h2>Rounds of the distillation</h2>\n"
        + paragraphs(Findings.charged(summary))
        + rounds(summary)
        + AbortedTable.render(summary)
        + "<h2>How to read the distillation</h2>\n"
        + Html.list(DistillationNotes.of(summary));
  }

  private static String introduction(DistillationSummary summary) {
    Scenario scenario = summary.scenario();
    Course course = scenario.distillation().course();
    return "<p class=\"lead\">"
        + Html.text(
            "A teacher of "
                + Numbers.parameters(summary.teacher().parameters())
                + " parameters really teaches a student of "
                + Numbers.parameters(summary.student().parameters())
                + ": in "
                + Numbers.count(summary.rounds().size(), "round")
                + " each of "
                + Numbers.count(scenario.fleet().size(), "vehicle")
                + " trains the student’s first blocks on its own text while the server trains the"
                + " rest, under the channel "
                + course.channel()
                + " and the method "
                + course.method().label()
                + ", from seed "
                + scenario.run().seed()
                + ". Judged on text that nobody trained on.")
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
        Html.head(1, "Model", "Parameters", "Perplexity", "Accuracy", "Of the teacher’s accuracy")
            + "<tbody>\n"
            + rows
            + "</tbody>\n");
  }

  private static String rounds(DistillationSummary summary) {
    StringBuilder rows = new StringBuilder();
    summary.rounds().forEach(round -> rows.append(row(round)));
    return Html.table(
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

  private static String paragraphs(List<String> sentences) {
    StringBuilder html = new StringBuilder();
    sentences.forEach(sentence -> html.append(Html.paragraph(sentence)));
    return html.toString();
  }
}
