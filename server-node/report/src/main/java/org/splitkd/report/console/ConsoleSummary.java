package org.splitkd.report.console;

import java.util.List;
import java.util.Locale;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.Claim;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.MethodSummary;
import org.splitkd.report.words.ClaimWords;
import org.splitkd.report.words.Notes;
import org.splitkd.report.words.Numbers;
import org.splitkd.report.words.TextTable;
import org.splitkd.scenario.Scenario;

/** The summary as text for a terminal: at most 100 columns, plain ASCII if the names are. */
public final class ConsoleSummary {

  private static final int NAME_COLUMNS = 16;
  private static final int CLAIM_COLUMNS = 52;

  private ConsoleSummary() {}

  /** The tables and the notes, with a line feed at the end. */
  public static String render(ComparisonSummary summary) {
    return heading(summary.scenario())
        + "\n"
        + methods(summary)
        + claims(summary.claims())
        + ConsoleText.notes(Notes.of(summary));
  }

  private static String heading(Scenario scenario) {
    String trials = Numbers.count(scenario.run().trials(), "trial");
    return ConsoleText.wrapped(
        String.format(
            Locale.ROOT,
            "%s: rounds of %s, means over %s, seed %d; time by part in s",
            TextTable.shortened(scenario.name(), 40),
            Numbers.count(scenario.fleet().size(), "vehicle"),
            trials,
            scenario.run().seed()),
        "");
  }

  private static String methods(ComparisonSummary summary) {
    TextTable table = new TextTable(2);
    table.row(
        "channel",
        "method",
        "delay s",
        "energy kJ",
        "device",
        "uplink",
        "server",
        "downlink",
        "waiting");
    for (ChannelSummary channel : summary.channels()) {
      String name = name(channel.name());
      for (MethodSummary method : channel.methods()) {
        table.row(
            name,
            method.method().label(),
            Numbers.seconds(method.delaySeconds().mean()),
            Numbers.kilojoules(method.joules().mean()),
            Numbers.seconds(method.time().device()),
            Numbers.seconds(method.time().uplink()),
            Numbers.seconds(method.time().server()),
            Numbers.seconds(method.time().downlink()),
            Numbers.seconds(method.waitingSeconds()));
        name = "";
      }
    }
    return table.render();
  }

  private static String claims(List<Claim> claims) {
    if (claims.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable(2, CLAIM_COLUMNS);
    table.row(
        ClaimWords.ofPaper(claims) ? "claim of the paper" : "claim",
        "channel",
        "at least",
        "measured",
        "holds");
    String last = "";
    for (Claim claim : claims) {
      table.row(
          claim.text().equals(last) ? "" : claim.text(),
          name(claim.channel()),
          ClaimWords.atLeast(claim),
          Numbers.percent(claim.measured()),
          claim.holds() ? "yes" : "NO");
      last = claim.text();
    }
    return "\n" + table.render();
  }

  private static String name(String channel) {
    return TextTable.shortened(channel, NAME_COLUMNS);
  }
}
