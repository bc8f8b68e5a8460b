package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.Claim;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.MethodSummary;
import org.splitkd.report.summary.Spread;
import org.splitkd.report.summary.Versus;
import org.splitkd.report.words.ClaimWords;
import org.splitkd.report.words.Numbers;
import org.splitkd.scenario.ExpectedSaving.Quantity;

/** The tables of the report. */
final class HtmlTables {

  private HtmlTables() {}

  static String claims(List<Claim> claims) {
    boolean ofPaper = ClaimWords.ofPaper(claims);
    StringBuilder rows = new StringBuilder();
    for (Claim claim : claims) {
      rows.append("<tr>")
          .append(Html.rowName(claim.text()))
          .append(cell(claim.channel()))
          .append(ofPaper ? "" : cell(claim.expected().source()))
          .append(Html.number(ClaimWords.atLeast(claim)))
          .append(Html.number(Numbers.percent(claim.measured())))
          .append(claim.holds() ? "<td class=\"n yes\">yes</td>" : "<td class=\"n no\">no</td>")
          .append("</tr>\n");
    }
    return Html.table(
        ofPaper ? "The paper’s claims and the measurements" : "Claims and the measurements",
        (ofPaper
                ? Html.head(2, "Claim", "Channel", "Paper, at least", "Measured", "Holds")
                : Html.head(3, "Claim", "Channel", "Source", "At least", "Measured", "Holds"))
            + "<tbody>\n"
            + rows
            + "</tbody>\n");
  }

  private static String cell(String text) {
    return "<td>" + Html.text(text) + "</td>";
  }

  static String methods(ComparisonSummary summary) {
    List<Versus> delays = about(Quantity.DELAY, summary);
    List<Versus> energies = about(Quantity.ENERGY, summary);
    List<String> names = new ArrayList<>(List.of("Method", "Delay (s)"));
    delays.forEach(one -> names.add(against(one)));
    names.add("Energy (kJ)");
    energies.forEach(one -> names.add(against(one)));
    StringBuilder html = new StringBuilder(Html.head(1, names.toArray(String[]::new)));
    for (ChannelSummary channel : summary.channels()) {
      html.append("<tbody>\n").append(Html.group(channel.name(), names.size()));
      for (MethodSummary method : channel.methods()) {
        html.append("<tr>")
            .append(Html.rowName(method.method().label()))
            .append(Html.number(spread(method, method.delaySeconds(), Numbers::seconds)));
        delays.forEach(one -> html.append(Html.number(change(channel, method, one))));
        html.append(Html.number(spread(method, method.joules(), Numbers::kilojoules)));
        energies.forEach(one -> html.append(Html.number(change(channel, method, one))));
        html.append("</tr>\n");
      }
      html.append("</tbody>\n");
    }
    return Html.table("Delay and energy of a round", html.toString());
  }

  private static List<Versus> about(Quantity quantity, ComparisonSummary summary) {
    return summary.versus().stream().filter(one -> one.quantity() == quantity).toList();
  }

  /** Returns a column name with non-breaking hyphens. */
  private static String against(Versus versus) {
    return "vs " + versus.reference().label().replace('-', '\u2011');
  }

  private static String spread(MethodSummary method, Spread value, DoubleFunction<String> words) {
    String mean = words.apply(value.mean());
    return method.trials() == 1 ? mean : mean + " ± " + words.apply(value.deviation());
  }

  /**
   * Returns the change against the reference; empty for the reference itself and if it was not run.
   */
  private static String change(ChannelSummary channel, MethodSummary method, Versus versus) {
    return channel
        .method(versus.reference())
        .filter(other -> !other.method().equals(method.method()))
        .map(other -> Numbers.change(method.mean(versus.quantity()), other.mean(versus.quantity())))
        .orElse("");
  }
}
