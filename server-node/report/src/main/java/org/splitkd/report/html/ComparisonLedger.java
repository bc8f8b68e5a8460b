package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.EnergyPart;
import org.splitkd.report.summary.MethodSummary;
import org.splitkd.report.words.Numbers;

/** The time and the energy of a round by part, as tables with the share of each part. */
final class ComparisonLedger {

  private final ComparisonSummary summary;
  private final boolean wasted;

  private ComparisonLedger(ComparisonSummary summary) {
    this.summary = summary;
    wasted =
        summary.channels().stream()
            .flatMap(channel -> channel.methods().stream())
            .anyMatch(method -> method.wastedSeconds() > 0 || method.wastedJoules() > 0);
  }

  static String render(ComparisonSummary summary) {
    ComparisonLedger ledger = new ComparisonLedger(summary);
    return ledger.time() + ledger.energy();
  }

  /** Wasted time and energy have a column only if there are any. */
  private String time() {
    List<String> head = new ArrayList<>();
    head.add("Time of a round (s)");
    head.addAll(List.of("Device", "Uplink", "Server", "Downlink", "Waiting"));
    return table("Time of a round by part", head, ComparisonLedger::times);
  }

  private String energy() {
    Accounting accounting = summary.scenario().policy().accounting();
    List<EnergyPart> counted = EnergyPart.counted(accounting);
    List<String> head = new ArrayList<>();
    head.add("Energy of a round (kJ)");
    counted.forEach(part -> head.add(part.label()));
    return table(
        "Energy of a round by part",
        head,
        (method, withWaste) -> {
          double all = method.joules().mean();
          StringBuilder cells = new StringBuilder();
          counted.forEach(part -> cells.append(joules(part.joules(method.energy()), all)));
          cells.append(withWaste ? joules(method.wastedJoules(), all) : "");
          return cells.append(Html.number(Numbers.kilojoules(all))).toString();
        });
  }

  private static String times(MethodSummary method, boolean withWaste) {
    double all = method.delaySeconds().mean();
    TimeParts time = method.time();
    return seconds(time.device(), all)
        + seconds(time.uplink(), all)
        + seconds(time.server(), all)
        + seconds(time.downlink(), all)
        + seconds(method.waitingSeconds(), all)
        + (withWaste ? seconds(method.wastedSeconds(), all) : "")
        + Html.number(Numbers.seconds(all));
  }

  private String table(
      String name, List<String> parts, BiFunction<MethodSummary, Boolean, String> cells) {
    List<String> head = new ArrayList<>(parts);
    if (wasted) {
      head.add("Wasted");
    }
    head.add("Round");
    StringBuilder table = new StringBuilder(Html.head(1, head.toArray(String[]::new)));
    for (ChannelSummary channel : summary.channels()) {
      table.append("<tbody>\n").append(Html.group(channel.name(), head.size()));
      for (MethodSummary method : channel.methods()) {
        table
            .append("<tr>")
            .append(Html.rowName(method.method().label()))
            .append(cells.apply(method, wasted))
            .append("</tr>\n");
      }
      table.append("</tbody>\n");
    }
    return Html.table(name, table.toString());
  }

  private static String seconds(double part, double all) {
    return Html.part(Numbers.seconds(part), part / all);
  }

  private static String joules(double part, double all) {
    return Html.part(Numbers.kilojoules(part), part / all);
  }
}
