package org.splitkd.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.splitkd.scenario.Method;

/** The tables of the report. */
final class HtmlTables {

  /** With a hyphen at which no line breaks. */
  private static final String VS_SERVER_ONLY = "vs server\u2011only";

  private static final List<String> HEAD =
      List.of(
          "Method",
          "Delay (s)",
          VS_SERVER_ONLY,
          "Energy (kJ)",
          VS_SERVER_ONLY,
          "vs device\u2011only",
          "Device (s)",
          "Uplink (s)",
          "Server (s)",
          "Downlink (s)",
          "Waiting (s)");

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
        Html.head(2, "Claim", "Channel", "Paper, at least", "Measured", "Holds")
            + "<tbody>\n"
            + rows
            + "</tbody>\n");
  }

  /** Time in vain has a column only where some was spent. */
  static String methods(List<ChannelSummary> channels) {
    boolean inVain =
        channels.stream()
            .flatMap(channel -> channel.methods().stream())
            .anyMatch(method -> method.secondsInVain() > 0);
    List<String> columns = new ArrayList<>(HEAD);
    if (inVain) {
      columns.add("In vain (s)");
    }
    StringBuilder html = new StringBuilder(Html.head(1, columns.toArray(String[]::new)));
    channels.forEach(channel -> html.append(group(channel, inVain)));
    return Html.table(html.toString());
  }

  private static String group(ChannelSummary channel, boolean inVain) {
    StringBuilder rows = new StringBuilder("<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\"");
    rows.append(" colspan=\"")
        .append(HEAD.size() + (inVain ? 1 : 0))
        .append("\">")
        .append(Html.text(channel.name()))
        .append("</th></tr>\n");
    channel.methods().forEach(method -> rows.append(row(channel, method, inVain)));
    return rows.append("</tbody>\n").toString();
  }

  private static String row(ChannelSummary channel, MethodSummary method, boolean inVain) {
    ToDoubleFunction<MethodSummary> delay = summary -> summary.delaySeconds().mean();
    ToDoubleFunction<MethodSummary> energy = summary -> summary.joules().mean();
    return "<tr>"
        + Html.rowName(method.method().label())
        + Html.number(withDeviation(method))
        + Html.number(change(channel, method, Method.SERVER_ONLY, delay))
        + Html.number(Numbers.kilojoules(energy.applyAsDouble(method)))
        + Html.number(change(channel, method, Method.SERVER_ONLY, energy))
        + Html.number(change(channel, method, Method.DEVICE_ONLY, energy))
        + Html.number(Numbers.seconds(method.time().device()))
        + Html.number(Numbers.seconds(method.time().uplink()))
        + Html.number(Numbers.seconds(method.time().server()))
        + Html.number(Numbers.seconds(method.time().downlink()))
        + Html.number(Numbers.seconds(method.waitingSeconds()))
        + (inVain ? Html.number(Numbers.seconds(method.secondsInVain())) : "")
        + "</tr>\n";
  }

  private static String withDeviation(MethodSummary method) {
    Spread delay = method.delaySeconds();
    String mean = Numbers.seconds(delay.mean());
    return method.trials() == 1 ? mean : mean + " ± " + Numbers.seconds(delay.deviation());
  }

  /** Empty for the reference itself and where it was not run. */
  private static String change(
      ChannelSummary channel,
      MethodSummary method,
      Method reference,
      ToDoubleFunction<MethodSummary> value) {
    Optional<MethodSummary> other =
        channel.method(reference).filter(summary -> summary.method() != method.method());
    return other
        .map(summary -> Numbers.change(value.applyAsDouble(method), value.applyAsDouble(summary)))
        .orElse("");
  }
}
