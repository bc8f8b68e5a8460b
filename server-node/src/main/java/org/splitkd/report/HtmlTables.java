package org.splitkd.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.splitkd.policy.Policies;
import org.splitkd.scenario.Method;

/** The tables of the report. */
final class HtmlTables {

  /** With a hyphen at which no line breaks. */
  private static final String VS_SERVER_ONLY = "vs server\u2011only";

  private static final String[] HEAD = {
    "Method", "Delay (s)", VS_SERVER_ONLY, "Energy (kJ)", VS_SERVER_ONLY, "vs device\u2011only",
  };

  private HtmlTables() {}

  static String claims(List<Claim> claims) {
    StringBuilder rows = new StringBuilder();
    for (Claim claim : claims) {
      rows.append("<tr>")
          .append(Html.rowName(claim.text()))
          .append("<td>")
          .append(Html.text(claim.channel()))
          .append("</td>")
          .append(Html.number(String.format(Locale.ROOT, "%.0f %%", 100 * claim.paper())))
          .append(Html.number(Numbers.percent(claim.measured())))
          .append(claim.holds() ? "<td class=\"n yes\">yes</td>" : "<td class=\"n no\">no</td>")
          .append("</tr>\n");
    }
    return Html.table(
        "The paper’s claims and what was measured",
        Html.head(2, "Claim", "Channel", "Paper, at least", "Measured", "Holds")
            + "<tbody>\n"
            + rows
            + "</tbody>\n");
  }

  static String methods(List<ChannelSummary> channels) {
    StringBuilder html = new StringBuilder(Html.head(1, HEAD));
    for (ChannelSummary channel : channels) {
      html.append("<tbody>\n").append(Html.group(channel.name(), HEAD.length));
      channel.methods().forEach(method -> html.append(row(channel, method)));
      html.append("</tbody>\n");
    }
    return Html.table("Delay and energy of a round", html.toString());
  }

  private static String row(ChannelSummary channel, MethodSummary method) {
    ToDoubleFunction<MethodSummary> delay = summary -> summary.delaySeconds().mean();
    ToDoubleFunction<MethodSummary> energy = summary -> summary.joules().mean();
    return "<tr>"
        + Html.rowName(method.method().label())
        + Html.number(spread(method, method.delaySeconds(), Numbers::seconds))
        + Html.number(change(channel, method, Policies.SERVER_ONLY, delay))
        + Html.number(spread(method, method.joules(), Numbers::kilojoules))
        + Html.number(change(channel, method, Policies.SERVER_ONLY, energy))
        + Html.number(change(channel, method, Policies.DEVICE_ONLY, energy))
        + "</tr>\n";
  }

  private static String spread(MethodSummary method, Spread value, DoubleFunction<String> words) {
    String mean = words.apply(value.mean());
    return method.trials() == 1 ? mean : mean + " ± " + words.apply(value.deviation());
  }

  /** Empty for the reference itself and where it was not run. */
  private static String change(
      ChannelSummary channel,
      MethodSummary method,
      Method reference,
      ToDoubleFunction<MethodSummary> value) {
    Optional<MethodSummary> other =
        channel.method(reference).filter(summary -> !summary.method().equals(method.method()));
    return other
        .map(summary -> Numbers.change(value.applyAsDouble(method), value.applyAsDouble(summary)))
        .orElse("");
  }
}
