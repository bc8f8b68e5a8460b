package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.report.figures.Figure;
import org.splitkd.report.summary.SweepFinding;
import org.splitkd.report.summary.SweepMeasure;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.report.summary.SweepTable.Row;
import org.splitkd.report.words.Numbers;

/** The content of the page of a sweep. */
public final class SweepSection {

  /** A page with more rows is slow to scroll; the files hold all rows. */
  static final int MOST_ROWS = 2000;

  private SweepSection() {}

  public static String render(SweepTable table, List<Figure> figures) {
    List<Row> rows = table.rows();
    return "<p class=\"lead\">"
        + Html.text(
            "The comparison of "
                + table.scenario()
                + " at "
                + Numbers.count(table.points().size(), "point")
                + " of a grid over "
                + String.join(", ", table.keys())
                + ". Values are means over trials; ± is the standard deviation over trials. "
                + (table.saved().isEmpty()
                    ? ""
                    : "Saved is how much less a method needs than the reference that is named."))
        + "</p>\n<h2>Figure</h2>\n"
        + Html.figures(figures)
        + "<h2>Results</h2>\n"
        + (rows.size() > MOST_ROWS
            ? Html.paragraph(
                "The first " + MOST_ROWS + " of " + rows.size() + " rows; all are in sweep.csv.")
            : "")
        + table(table, rows.subList(0, Math.min(MOST_ROWS, rows.size())));
  }

  private static String table(SweepTable table, List<Row> rows) {
    List<String> keys = table.keys();
    List<SweepMeasure> saved = table.saved();
    List<String> columns = new ArrayList<>(keys);
    columns.addAll(List.of("Channel", "Method", "Delay (s)", "Energy (kJ)"));
    saved.forEach(measure -> columns.add(name(measure)));
    StringBuilder html =
        new StringBuilder(Html.head(keys.size() + 2, columns.toArray(String[]::new)));
    html.append("<tbody>\n");
    rows.forEach(row -> html.append(row(row, saved)));
    return Html.table(html.append("</tbody>\n").toString());
  }

  private static String row(Row row, List<SweepMeasure> saved) {
    SweepFinding finding = row.finding();
    List<String> names = new ArrayList<>(row.point().values());
    names.add(finding.channel());
    names.add(finding.method().label());
    StringBuilder html = new StringBuilder("<tr>").append(Html.rowName(names.get(0)));
    names.stream()
        .skip(1)
        .forEach(name -> html.append("<td>").append(Html.text(name)).append("</td>"));
    boolean one = finding.value(SweepMeasure.TRIALS) == 1;
    String deviation = " ± " + Numbers.seconds(finding.value(SweepMeasure.DELAY_DEVIATION));
    html.append(
            Html.number(
                Numbers.seconds(finding.value(SweepMeasure.DELAY)) + (one ? "" : deviation)))
        .append(Html.number(Numbers.kilojoules(finding.value(SweepMeasure.ENERGY))));
    saved.forEach(measure -> html.append(share(finding, measure)));
    return html.append("</tr>\n").toString();
  }

  /** Returns a column name, capitalised and with non-breaking hyphens. */
  private static String name(SweepMeasure saved) {
    String words = saved.words().replace('-', '\u2011');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String share(SweepFinding finding, SweepMeasure measure) {
    double share = finding.value(measure);
    return Html.number(Double.isNaN(share) ? "" : Numbers.percent(share));
  }
}
