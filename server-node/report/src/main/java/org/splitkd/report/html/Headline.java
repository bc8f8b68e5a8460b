package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;

/**
 * The outcome of a run at a glance: a few sentences and its key figures.
 *
 * @param sentences in reading order
 * @param figures the most important ones
 */
record Headline(List<String> sentences, List<KeyFigure> figures) {

  /**
   * A key figure.
   *
   * @param name what it shows
   * @param value as text
   * @param note for comparison
   * @param good whether the value is as hoped for
   */
  record KeyFigure(String name, String value, String note, boolean good) {}

  Headline {
    sentences = List.copyOf(sentences);
    figures = List.copyOf(figures);
  }

  /** Returns the headline of a run that compared, distilled or did both. */
  static Headline of(
      Optional<ComparisonSummary> comparison, Optional<DistillationSummary> distillation) {
    List<Headline> parts = new ArrayList<>();
    comparison.map(ComparisonHeadline::of).ifPresent(parts::add);
    distillation.map(DistillationHeadline::of).ifPresent(parts::add);
    return new Headline(
        parts.stream().flatMap(part -> part.sentences().stream()).toList(),
        parts.stream().flatMap(part -> part.figures().stream()).toList());
  }

  String render() {
    StringBuilder html = new StringBuilder("<div class=\"headline\">\n");
    html.append(Html.paragraph(String.join(" ", sentences)));
    if (!figures.isEmpty()) {
      html.append("<dl>\n");
      figures.forEach(figure -> html.append(tile(figure)));
      html.append("</dl>\n");
    }
    return html.append("</div>\n").toString();
  }

  private static String tile(KeyFigure figure) {
    return "<div><dt>"
        + Html.text(figure.name())
        + "</dt><dd class=\"value"
        + (figure.good() ? "" : " no")
        + "\">"
        + Html.text(figure.value())
        + "</dd><dd>"
        + Html.text(figure.note())
        + "</dd></div>\n";
  }
}
