package org.splitkd.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Comparison of a journal's committed sessions with the lines of distillation-sessions.csv. */
final class SessionTable {

  /** The fields of a session that journal and table share, in the form of the table. */
  private record Line(
      int round, int order, int vehicle, int cut, double start, double delay, double joules) {}

  private static final List<String> COLUMNS =
      List.of("round", "order", "vehicle", "cut", "start_s", "delay_s", "energy_j");

  private SessionTable() {}

  static List<String> differences(List<Fact> facts, String csv) {
    List<String> rows = csv.lines().toList();
    List<String> header = rows.isEmpty() ? List.of() : cells(rows.get(0));
    if (!header.containsAll(COLUMNS)) {
      return List.of("line 1: " + String.join(",", header) + ": must have " + COLUMNS);
    }
    List<Line> committed = committed(facts);
    List<String> differences = new ArrayList<>();
    for (int i = 1; i < Math.max(rows.size(), committed.size() + 1); i++) {
      Object told = i < rows.size() ? line(header, cells(rows.get(i))) : "nothing";
      Object kept = i <= committed.size() ? committed.get(i - 1) : "nothing";
      if (!Objects.equals(told, kept)) {
        differences.add(
            String.format(Locale.ROOT, "line %d: %s where the journal has %s", i + 1, told, kept));
      }
    }
    return differences;
  }

  private static List<Line> committed(List<Fact> facts) {
    List<Line> lines = new ArrayList<>();
    int cut = -1;
    for (Fact fact : facts) {
      if (fact.is(Fact.SELECTED)) {
        cut = fact.content().path("cut").path("index").asInt(-1);
      } else if (fact.is(Fact.COMMITTED)) {
        Session session = fact.session();
        double start = fact.seconds("charge", "span", "start");
        lines.add(
            new Line(
                session.round(),
                session.order(),
                session.vehicle() + 1,
                cut,
                start,
                fact.seconds("charge", "span", "end") - start,
                fact.content().path("joules").asDouble(Double.NaN)));
      }
    }
    return lines;
  }

  /** Returns the parsed line, or its text if it is damaged. */
  private static Object line(List<String> header, List<String> cells) {
    try {
      List<String> values =
          COLUMNS.stream().map(column -> cells.get(header.indexOf(column))).toList();
      return new Line(
          Integer.parseInt(values.get(0)),
          Integer.parseInt(values.get(1)),
          Integer.parseInt(values.get(2)),
          Integer.parseInt(values.get(3)),
          Double.parseDouble(values.get(4)),
          Double.parseDouble(values.get(5)),
          Double.parseDouble(values.get(6)));
    } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
      return String.join(",", cells);
    }
  }

  private static List<String> cells(String row) {
    return List.of(row.split(",", -1));
  }
}
