package org.splitkd.report.html;

import org.splitkd.api.cost.Accounting;
import org.splitkd.report.summary.DistillationLedger;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.EnergyPart;
import org.splitkd.report.words.Numbers;

/** The ledger of a distillation as a table: time, energy and bits, part by part. */
final class DistillationLedgerTable {

  private static final int COLUMNS = 3;

  private final StringBuilder rows = new StringBuilder();

  private DistillationLedgerTable() {}

  static String render(DistillationSummary summary) {
    DistillationLedgerTable table = new DistillationLedgerTable();
    DistillationLedger ledger = summary.ledger();
    table.time(ledger);
    table.energy(ledger, summary.scenario().policy().accounting());
    table.radio(ledger);
    return Html.table(
        "Ledger of the distillation", Html.head(1, "All rounds", "Amount", "Share") + table.rows);
  }

  private void time(DistillationLedger ledger) {
    double all = ledger.seconds();
    begin("Time (s)");
    seconds("Device", ledger.time().device(), all);
    seconds("Uplink", ledger.time().uplink(), all);
    seconds("Server", ledger.time().server(), all);
    seconds("Downlink", ledger.time().downlink(), all);
    seconds("Waiting", ledger.waitingSeconds(), all);
    if (!ledger.wasted().nothing()) {
      seconds("Wasted", ledger.wasted().seconds(), all);
    }
    end("All rounds", Numbers.seconds(all));
  }

  private void energy(DistillationLedger ledger, Accounting accounting) {
    double all = ledger.joules();
    begin("Energy (kJ)");
    EnergyPart.counted(accounting)
        .forEach(part -> kilojoules(part.label(), part.joules(ledger.energy()), all));
    if (!ledger.wasted().nothing()) {
      kilojoules("Wasted", ledger.wasted().joules(), all);
    }
    end("All rounds", Numbers.kilojoules(all));
  }

  private void radio(DistillationLedger ledger) {
    double all = ledger.uplinkBits() + ledger.downlinkBits();
    begin("On the radio");
    row("Up", Numbers.gibibytes(ledger.uplinkBits() / 8), ledger.uplinkBits() / all);
    row("Down", Numbers.gibibytes(ledger.downlinkBits() / 8), ledger.downlinkBits() / all);
    end("Completed sessions", Numbers.gibibytes(all / 8));
  }

  private void begin(String name) {
    rows.append("<tbody>\n").append(Html.group(name, COLUMNS));
  }

  private void seconds(String name, double part, double all) {
    row(name, Numbers.seconds(part), part / all);
  }

  private void kilojoules(String name, double part, double all) {
    row(name, Numbers.kilojoules(part), part / all);
  }

  private void row(String name, String amount, double share) {
    rows.append("<tr>")
        .append(Html.rowName(name))
        .append(Html.number(amount))
        .append(Html.number(Numbers.percent(share)))
        .append("</tr>\n");
  }

  private void end(String name, String amount) {
    rows.append("<tr class=\"sum\">")
        .append(Html.rowName(name))
        .append(Html.number(amount))
        .append(Html.number(""))
        .append("</tr>\n</tbody>\n");
  }
}
