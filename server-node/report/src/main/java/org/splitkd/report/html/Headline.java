package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;

/**
 * The outcome of a run at a glance: a few sentences, and its figures.
 *
 * @param sentences one after another
 * @param figures those that matter most
 */
record Headline(List<String> sentences, List<KeyFigure> figures) {

  /**
   * A figure.
   *
   * @param name what it is
   * @param value in words
   * @param note what to hold it against
   * @param good whether it is what was hoped for
   */
  record KeyFigure(String name, String value, String note, boolean good) {}

  Headline {
    sentences = List.copyOf(sentences);
    figures = List.copyOf(figures);
  }

  /** Of a run that did one or both. */
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
