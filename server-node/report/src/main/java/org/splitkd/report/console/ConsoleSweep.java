package org.splitkd.report.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.splitkd.report.summary.SweepFinding;
import org.splitkd.report.summary.SweepMeasure;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.report.summary.SweepTable.Row;
import org.splitkd.report.words.Numbers;
import org.splitkd.report.words.TextTable;

/** The table of a sweep as text for a terminal. */
public final class ConsoleSweep {

  /** More rows would scroll past unread; the files hold all rows. */
  static final int MOST_ROWS = 120;

  private static final int NAME_COLUMNS = 24;

  /** Columns of savings; more would be too wide. */
  private static final int MOST_SAVED = 4;

  private ConsoleSweep() {}

  /**
   * Renders the table with a line feed at the end; leading values that equal those of the row above
   * are not repeated.
   */
  public static String render(SweepTable table) {
    TextTable text = new TextTable(table.keys().size() + 2);
    List<SweepMeasure> saved = table.saved().stream().limit(MOST_SAVED).toList();
    List<String> head = new ArrayList<>(table.keys());
    head.addAll(List.of("channel", "method", "delay s", "energy kJ"));
    List<String> below = new ArrayList<>(head);
    below.replaceAll(name -> "");
    for (SweepMeasure measure : saved) {
      List<String> words = List.of(measure.words().split(", "));
      head.add(words.get(0));
      below.add("vs " + words.get(1));
    }
    text.row(head.toArray(String[]::new));
    if (!saved.isEmpty()) {
      text.row(below.toArray(String[]::new));
    }
    List<Row> rows = table.rows();
    List<String> above = List.of();
    for (Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      List<String> names = names(row);
      text.row(cells(names, above, row.finding(), saved));
      above = names;
    }
    return ConsoleText.wrapped(heading(table, saved), "")
        + "\n"
        + text.render()
        + rest(rows.size());
  }

  private static String heading(SweepTable table, List<SweepMeasure> saved) {
    return TextTable.shortened(table.scenario(), 40)
        + ": "
        + Numbers.count(table.points().size(), "point")
        + ", means over trials"
        + (table.saved().size() > saved.size() ? "; more columns in sweep.csv" : "");
  }

  private static String rest(int rows) {
    return rows <= MOST_ROWS ? "" : "and " + (rows - MOST_ROWS) + " more rows in sweep.csv\n";
  }

  private static List<String> names(Row row) {
    return Stream.concat(row.point().values().stream(), Stream.of(row.finding().channel()))
        .map(name -> TextTable.shortened(name, NAME_COLUMNS))
        .toList();
  }

  private static String[] cells(
      List<String> names, List<String> above, SweepFinding finding, List<SweepMeasure> saved) {
    List<String> cells = new ArrayList<>();
    boolean same = !above.isEmpty();
    for (int i = 0; i < names.size(); i++) {
      same = same && names.get(i).equals(above.get(i));
      cells.add(same ? "" : names.get(i));
    }
    cells.add(finding.method().label());
    cells.add(Numbers.seconds(finding.value(SweepMeasure.DELAY)));
    cells.add(Numbers.kilojoules(finding.value(SweepMeasure.ENERGY)));
    saved.forEach(measure -> cells.add(share(finding, measure)));
    return cells.toArray(String[]::new);
  }

  private static String share(SweepFinding finding, SweepMeasure measure) {
    double share = finding.value(measure);
    return Double.isNaN(share) ? "" : Numbers.percent(share);
  }
}
