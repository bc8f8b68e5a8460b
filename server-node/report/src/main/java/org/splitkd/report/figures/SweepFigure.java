package org.splitkd.report.figures;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.splitkd.report.figures.PanelGrid.Panel;
import org.splitkd.report.summary.SweepMeasure;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.report.summary.SweepTable.Row;
import org.splitkd.report.words.TextTable;
import org.splitkd.scenario.Method;

/**
 * Delay and energy over one varied key, a line for each method: a column of panels for each
 * channel, a row for each combination of values of the other keys.
 */
final class SweepFigure {

  /** Combinations of other keys; more would not fit on a page. */
  static final int MOST_ROWS = 6;

  /** Channels side by side; more go into further rows. */
  private static final int MOST_COLUMNS = 4;

  private static final int PANEL_WIDTH = 270;
  private static final int PANEL_HEIGHT = 190;

  private record Quantity(String axis, SweepMeasure mean, SweepMeasure deviation, double unit) {}

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("Delay (s)", SweepMeasure.DELAY, SweepMeasure.DELAY_DEVIATION, 1),
          new Quantity("Energy (kJ)", SweepMeasure.ENERGY, SweepMeasure.ENERGY_DEVIATION, 1000));

  private final SweepTable table;
  private final SweepAxis axis;
  private final List<Row> rows;
  private final List<String> channels;
  private final List<Method> methods;
  private final List<String> others;

  private SweepFigure(SweepTable table) {
    this.table = table;
    axis = SweepAxis.of(table);
    rows = table.rows();
    channels = rows.stream().map(row -> row.finding().channel()).distinct().toList();
    methods = rows.stream().map(row -> row.finding().method()).distinct().toList();
    others = rows.stream().map(this::others).distinct().toList();
  }

  /**
   * @param table with at least one row
   */
  static Sheet sheet(SweepTable table) {
    SweepFigure figure = new SweepFigure(table);
    List<List<Panel>> panels = figure.panels();
    String heading = "Delay and energy of a round over " + figure.axis.name();
    return new Sheet(
        "sweep",
        heading
            + " by channel and method: means over trials, whiskers one standard deviation. The"
            + " axes are the same in all panels and do not begin at 0."
            + figure.leftOut(),
        PaperStyle.withLegend(PaperStyle.chart(heading, new PanelGrid(panels))),
        Math.min(
            PaperStyle.LARGEST, Math.max(PaperStyle.WIDTH, 30 + PANEL_WIDTH * figure.columns())),
        Math.min(PaperStyle.LARGEST, 90 + PANEL_HEIGHT * panels.size()));
  }

  private int columns() {
    int rows = (channels.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
    return (channels.size() + rows - 1) / rows;
  }

  private String leftOut() {
    return others.size() <= MOST_ROWS
        ? ""
        : " The first " + MOST_ROWS + " of " + others.size() + " combinations of other keys.";
  }

  private List<List<Panel>> panels() {
    List<List<Panel>> panels = new ArrayList<>();
    for (Quantity quantity : QUANTITIES) {
      DoubleSummaryStatistics range = range(quantity);
      for (String other : others.subList(0, Math.min(MOST_ROWS, others.size()))) {
        for (int first = 0; first < channels.size(); first += columns()) {
          panels.add(
              channels.subList(first, Math.min(channels.size(), first + columns())).stream()
                  .map(channel -> panel(quantity, range, channel, other))
                  .toList());
        }
      }
    }
    return panels;
  }

  /** The range of values: the same for all panels of a quantity, so that they can be compared. */
  private DoubleSummaryStatistics range(Quantity quantity) {
    return rows.stream()
        .map(Row::finding)
        .flatMap(
            finding -> {
              double mean = finding.value(quantity.mean());
              double deviation = finding.value(quantity.deviation());
              return Stream.of(mean - deviation, mean + deviation);
            })
        .filter(Double::isFinite)
        .mapToDouble(value -> value / quantity.unit())
        .summaryStatistics();
  }

  private Panel panel(
      Quantity quantity, DoubleSummaryStatistics range, String channel, String other) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    for (Method method : methods) {
      YIntervalSeries series = new YIntervalSeries(method.label());
      rows.stream()
          .filter(row -> row.finding().channel().equals(channel) && others(row).equals(other))
          .filter(row -> row.finding().method().equals(method))
          .forEach(row -> add(series, quantity, row));
      data.addSeries(series);
    }
    XYPlot plot = new XYPlot(data, axis.axis(), values(quantity, range), renderer());
    String heading = other.isEmpty() ? channel : channel + ", " + other;
    return new Panel(TextTable.shortened(heading, 44), PaperStyle.plain(plot));
  }

  private void add(YIntervalSeries series, Quantity quantity, Row row) {
    double mean = row.finding().value(quantity.mean()) / quantity.unit();
    double deviation = row.finding().value(quantity.deviation()) / quantity.unit();
    if (Double.isFinite(mean)) {
      double x = axis.position(row.point().values().get(axis.key()));
      series.add(x, mean, mean - deviation, mean + deviation);
    }
  }

  private static NumberAxis values(Quantity quantity, DoubleSummaryStatistics range) {
    boolean any = range.getCount() > 0;
    double least = any ? range.getMin() : 0;
    double most = any ? range.getMax() : 1;
    double margin = Math.max(0.08 * (most - least), Math.max(0.01 * most, 1e-3));
    NumberAxis axis =
        PaperStyle.valueAxis(quantity.axis(), Math.max(0, least - margin), most + margin);
    axis.setLabelFont(PaperStyle.SMALL);
    axis.setTickLabelFont(PaperStyle.SMALL);
    return axis;
  }

  /** Draws lines only between numbers: there is nothing between other values. */
  private XYErrorRenderer renderer() {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setCapLength(4);
    renderer.setErrorStroke(PaperStyle.THIN);
    renderer.setDefaultLinesVisible(axis.numeric());
    for (int series = 0; series < methods.size(); series++) {
      renderer.setSeriesPaint(series, PaperStyle.colour(series));
      renderer.setSeriesStroke(
          series, new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      renderer.setSeriesShape(series, PaperStyle.marker(series));
    }
    return renderer;
  }

  /** The values of all keys except that of the axis. */
  private String others(Row row) {
    return IntStream.range(0, table.keys().size())
        .filter(key -> key != axis.key())
        .mapToObj(key -> lastWord(table.keys().get(key)) + "=" + row.point().values().get(key))
        .reduce((one, next) -> one + ", " + next)
        .orElse("");
  }

  private static String lastWord(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
