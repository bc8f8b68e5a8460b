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

  /** More scroll past unread: they stand in the files. */
  static final int MOST_ROWS = 120;

  private static final int NAME_COLUMNS = 24;

  private ConsoleSweep() {}

  /** With a line feed at the end; a value that stands in the row above is not repeated. */
  public static String render(SweepTable table) {
    TextTable text = new TextTable(table.keys().size() + 2);
    text.row(
        Stream.concat(
                table.keys().stream(),
                Stream.of(
                    "channel",
                    "method",
                    "delay s",
                    "energy kJ",
                    "delay saved",
                    "energy saved",
                    "vs device-only"))
            .toArray(String[]::new));
    List<Row> rows = table.rows();
    List<String> above = List.of();
    for (Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      List<String> names = names(row);
      text.row(cells(names, above, row.finding()));
      above = names;
    }
    return ConsoleText.wrapped(heading(table), "") + "\n" + text.render() + rest(rows.size());
  }

  private static String heading(SweepTable table) {
    return TextTable.shortened(table.scenario(), 40)
        + ": "
        + Numbers.count(table.points().size(), "point")
        + ", means over trials; saved by proposed against server-only, energy against device-only too";
  }

  private static String rest(int rows) {
    return rows <= MOST_ROWS ? "" : "and " + (rows - MOST_ROWS) + " more rows in sweep.csv\n";
  }

  private static List<String> names(Row row) {
    return Stream.concat(row.point().values().stream(), Stream.of(row.finding().channel()))
        .map(name -> TextTable.shortened(name, NAME_COLUMNS))
        .toList();
  }

  private static String[] cells(List<String> names, List<String> above, SweepFinding finding) {
    List<String> cells = new ArrayList<>();
    boolean same = !above.isEmpty();
    for (int i = 0; i < names.size(); i++) {
      same = same && names.get(i).equals(above.get(i));
      cells.add(same ? "" : names.get(i));
    }
    cells.add(finding.method().label());
    cells.add(Numbers.seconds(finding.value(SweepMeasure.DELAY)));
    cells.add(Numbers.kilojoules(finding.value(SweepMeasure.ENERGY)));
    cells.add(share(finding, SweepMeasure.DELAY_SAVED));
    cells.add(share(finding, SweepMeasure.ENERGY_SAVED));
    cells.add(share(finding, SweepMeasure.ENERGY_SAVED_DEVICE));
    return cells.toArray(String[]::new);
  }

  private static String share(SweepFinding finding, SweepMeasure measure) {
    double share = finding.value(measure);
    return Double.isNaN(share) ? "" : Numbers.percent(share);
  }
}
