package org.splitkd.report;

import java.util.List;
import org.splitkd.scenario.Scenario;

/** What the report says of a comparison. */
final class ComparisonSection {

  private ComparisonSection() {}

  static String render(ComparisonSummary summary, List<Figure> figures) {
    return introduction(summary)
        + claims(summary.claims())
        + "<h2>Results</h2>\n"
        + HtmlTables.methods(summary.channels())
        + notes(summary)
        + "<h2>Figures</h2>\n"
        + Html.figures(figures);
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
}
