package org.splitkd.report.html;

import java.util.List;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.Wasted;
import org.splitkd.report.words.Numbers;
import org.splitkd.report.words.TextTable;

/** The aborted sessions of a distillation, as a table with their sum. */
public final class AbortedTable {

  /** At most this many sessions are listed; the rest are only counted. */
  private static final int LISTED = 20;

  private static final int REASON = 60;

  private AbortedTable() {}

  /** Renders the table; empty if no session was aborted. */
  public static String render(DistillationSummary summary) {
    Wasted wasted = summary.ledger().wasted();
    if (wasted.nothing()) {
      return "";
    }
    List<AbortedSession> aborted = summary.aborted();
    StringBuilder rows = new StringBuilder();
    aborted.stream().limit(LISTED).forEach(session -> rows.append(row(session)));
    int more = aborted.size() - LISTED;
    if (more > 0) {
      rows.append(row("and " + more + " more: distillation-aborted.csv", "", "", "", "", ""));
    }
    rows.append(
        row(
            "Total wasted",
            "",
            "",
            Numbers.seconds(wasted.seconds()),
            Numbers.kilojoules(wasted.joules()),
            ""));
    return Html.heading("Aborted sessions")
        + Html.table(
            "Aborted sessions",
            Html.head(2, "Session", "Reason", "Start (s)", "Time (s)", "Energy (kJ)", "Retried")
                + "<tbody>\n"
                + rows
                + "</tbody>\n");
  }

  private static String row(AbortedSession session) {
    return row(
        "round "
            + session.round()
            + ", vehicle "
            + (session.vehicle() + 1)
            + ", attempt "
            + session.attempt(),
        TextTable.shortened(TextTable.oneLine(session.reason()), REASON),
        Numbers.seconds(session.spent().span().start().seconds()),
        Numbers.seconds(session.spent().delaySeconds()),
        Numbers.kilojoules(session.joules()),
        session.retried() ? "yes" : "no");
  }

  private static String row(
      String name, String reason, String start, String time, String energy, String again) {
    return "<tr>"
        + Html.rowName(name)
        + "<td>"
        + Html.text(reason)
        + "</td>"
        + Html.number(start)
        + Html.number(time)
        + Html.number(energy)
        + Html.number(again)
        + "</tr>\n";
  }
}
