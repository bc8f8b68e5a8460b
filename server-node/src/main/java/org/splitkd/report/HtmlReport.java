package org.splitkd.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.splitkd.scenario.Scenario;

/** The report as one page that needs nothing but itself: to be read, printed and sent on. */
final class HtmlReport {

  private HtmlReport() {}

  static String render(ComparisonSummary summary, List<Figure> figures, String config) {
    Scenario scenario = summary.scenario();
    String title = "splitkd: " + scenario.name();
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<title>"
        + Html.text(title)
        + "</title>\n<style>\n"
        + styles()
        + "</style>\n</head>\n<body>\n<main>\n<h1>"
        + Html.text(title)
        + "</h1>\n"
        + introduction(summary)
        + claims(summary.claims())
        + "<h2>Results</h2>\n"
        + HtmlTables.methods(summary.channels())
        + notes(summary)
        + figures(figures)
        + "<h2>Configuration</h2>\n<details>\n<summary>The resolved scenario</summary>\n<pre>"
        + Html.text(config)
        + "</pre>\n</details>\n</main>\n</body>\n</html>\n";
  }

  private static String introduction(ComparisonSummary summary) {
    Scenario scenario = summary.scenario();
    return "<p class=\"lead\">"
        + Html.text(
            "An edge server distils "
                + scenario.workload().teacher().shape().name()
                + " into "
                + scenario.workload().student().shape().name()
                + " together with "
                + Numbers.count(scenario.fleet().size(), "vehicle")
                + ", served one after another: each trains the student’s first blocks up to the"
                + " cut, the server trains the rest. This page compares how long a round over all"
                + " vehicles takes and how much energy it needs when cut and GPU frequency are"
                + " chosen by different methods. Radio and computing are emulated; values are"
                + " means of "
                + Numbers.count(scenario.run().trials(), "trial")
                + " from seed "
                + scenario.run().seed()
                + ", ± is the standard deviation over trials.")
        + "</p>\n";
  }

  private static String claims(List<Claim> claims) {
    return claims.isEmpty() ? "" : "<h2>The paper’s claims</h2>\n" + HtmlTables.claims(claims);
  }

  private static String notes(ComparisonSummary summary) {
    return "<h2>How to read this</h2>\n" + Html.list(Notes.of(summary));
  }

  private static String figures(List<Figure> figures) {
    StringBuilder html = new StringBuilder("<h2>Figures</h2>\n");
    for (Figure figure : figures) {
      html.append("<figure>\n<div class=\"card\">")
          .append(Html.inlineSvg(figure.svg(), figure.caption()))
          .append("</div>\n<figcaption>")
          .append(Html.text(figure.caption()))
          .append("</figcaption>\n</figure>\n");
    }
    return html.toString();
  }

  private static String styles() {
    try (InputStream css =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
