package org.splitkd.report.html;

import java.util.List;
import org.splitkd.report.figures.Figure;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.Claim;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.words.ClaimWords;
import org.splitkd.report.words.Notes;
import org.splitkd.report.words.Numbers;
import org.splitkd.report.words.UncountedNote;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.Scenario;

/** The report's section on a comparison. */
public final class ComparisonSection {

  private ComparisonSection() {}

  public static String render(ComparisonSummary summary, List<Figure> figures) {
    return Html.heading("Comparison")
        + introduction(summary)
        + claims(summary.claims())
        + Html.heading("Delay and energy")
        + HtmlTables.methods(summary)
        + shown(figures, "fig3-delay", "fig4-energy")
        + Html.heading("Cuts and frequencies")
        + Html.figures(figures.stream().filter(ComparisonSection::ofDecisions).toList())
        + vehicles(summary)
        + Html.heading("Time and energy by part")
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
                + ", served one after another. Each vehicle trains the student’s first blocks up to"
                + " the cut, and the server trains the rest. This page compares the delay and the"
                + " energy of a round over all vehicles when different methods choose the cut and"
                + " the GPU frequency. Radio and computing are emulated. Values are means of "
                + Numbers.count(scenario.run().trials(), "trial")
                + " from seed "
                + scenario.run().seed()
                + "; ± is the standard deviation over trials.")
        + "</p>\n";
  }

  private static String claims(List<Claim> claims) {
    return claims.isEmpty()
        ? ""
        : Html.heading(ClaimWords.ofPaper(claims) ? "The paper’s claims" : "Claims")
            + HtmlTables.claims(claims);
  }

  /**
   * Renders a table for each method that decides by vehicle, or for the last method if none does.
   */
  private static String vehicles(ComparisonSummary summary) {
    List<Method> methods = summary.methods();
    if (methods.isEmpty()) {
      return "";
    }
    List<Method> shown =
        summary.deciding().isEmpty()
            ? methods.subList(methods.size() - 1, methods.size())
            : summary.deciding();
    List<String> fixed =
        methods.stream()
            .filter(method -> !summary.deciding().contains(method))
            .map(Method::label)
            .toList();
    StringBuilder html = new StringBuilder();
    for (Method method : shown) {
      VehicleTable table = new VehicleTable(summary.scenario().fleet());
      for (ChannelSummary channel : summary.channels()) {
        channel.method(method).ifPresent(one -> table.group(channel.name(), one.vehicles()));
      }
      html.append(
              Html.paragraph(
                  "By vehicle, under the method "
                      + method.label()
                      + ": frequency and duration are means over the sessions of all trials."
                      + (method.equals(shown.get(0)) ? constant(fixed) : "")))
          .append(table.render());
    }
    return html.toString();
  }

  private static String constant(List<String> fixed) {
    return fixed.isEmpty()
        ? ""
        : " "
            + Numbers.and(fixed)
            + (fixed.size() == 1 ? " always takes" : " always take")
            + " the same cut and the highest frequency.";
  }

  /** Returns whether a figure shows the cuts or the frequency. */
  private static boolean ofDecisions(Figure figure) {
    return figure.name().startsWith("cuts") || figure.name().equals("frequency");
  }

  private static String shown(List<Figure> figures, String... names) {
    List<String> wanted = List.of(names);
    return Html.figures(figures.stream().filter(figure -> wanted.contains(figure.name())).toList());
  }

  private static String notes(ComparisonSummary summary) {
    return Html.heading("How to read the comparison") + Html.list(Notes.of(summary));
  }
}
