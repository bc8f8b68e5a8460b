package org.splitkd.report;

import java.util.List;
import org.splitkd.policy.Policies;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.Scenario;

/** What the report says of a comparison. */
final class ComparisonSection {

  private ComparisonSection() {}

  static String render(ComparisonSummary summary, List<Figure> figures) {
    return Html.heading("Comparison")
        + introduction(summary)
        + claims(summary.claims())
        + Html.heading("Delay and energy")
        + HtmlTables.methods(summary.channels())
        + shown(figures, "fig3-delay", "fig4-energy")
        + Html.heading("Cuts and frequencies")
        + shown(figures, "cuts", "frequency")
        + vehicles(summary)
        + Html.heading("Where time and energy went")
        + ComparisonLedger.render(summary)
        + Html.paragraphs(UncountedNote.of(summary))
        + shown(figures, "parts")
        + notes(summary);
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
    return claims.isEmpty() ? "" : Html.heading("The paper’s claims") + HtmlTables.claims(claims);
  }

  /** Of the method that decides by vehicle, or else of the one that was run. */
  private static String vehicles(ComparisonSummary summary) {
    List<Method> methods = summary.methods();
    if (methods.isEmpty()) {
      return "";
    }
    Method method =
        methods.contains(Policies.PROPOSED) ? Policies.PROPOSED : methods.get(methods.size() - 1);
    VehicleTable table = new VehicleTable(summary.scenario().fleet());
    for (ChannelSummary channel : summary.channels()) {
      channel.method(method).ifPresent(one -> table.group(channel.name(), one.vehicles()));
    }
    return Html.paragraph(
            "By vehicle, under the method "
                + method.label()
                + ": frequency and duration are means over the sessions of all trials. The others"
                + " of the paper’s methods always take the same cut and the highest frequency.")
        + table.render();
  }

  private static String shown(List<Figure> figures, String... names) {
    List<String> wanted = List.of(names);
    return Html.figures(figures.stream().filter(figure -> wanted.contains(figure.name())).toList());
  }

  private static String notes(ComparisonSummary summary) {
    return Html.heading("How to read the comparison") + Html.list(Notes.of(summary));
  }
}
