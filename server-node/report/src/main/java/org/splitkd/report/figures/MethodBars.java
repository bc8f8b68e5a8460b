package org.splitkd.report.figures;

import java.util.List;
import java.util.function.Function;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.MethodSummary;
import org.splitkd.report.summary.Spread;
import org.splitkd.scenario.Method;

/** Grouped bars: a group for each channel, a bar for each method, whiskers for the deviation. */
final class MethodBars {

  private static final int HEIGHT = 430;

  /** The least width of a channel, in points. */
  private static final double CHANNEL_WIDTH = 140;

  /** Share of a channel's width that its bars take; the rest is between channels. */
  private static final double BARS = 0.75;

  /** Points per character of the values above the bars. */
  private static final double LETTER = 6.3;

  /** Points per bar if values are written vertically. */
  private static final double UPRIGHT = 17;

  /** If channels would be wider, values are written vertically. */
  private static final double WIDEST_CHANNEL = 320;

  /**
   * The quantity that is shown.
   *
   * @param unit by which values are divided
   * @param decimals of the values above the bars
   */
  record Quantity(String axis, double unit, int decimals, Function<MethodSummary, Spread> values) {}

  /** A level to compare with. */
  record Level(String label, double value) {}

  private final ComparisonSummary summary;
  private final Quantity quantity;
  private final DefaultStatisticalCategoryDataset all;
  private final double channelWidth;
  private final boolean upright;
  private double most;

  private MethodBars(ComparisonSummary summary, Quantity quantity) {
    this.summary = summary;
    this.quantity = quantity;
    all = data(summary.channels());
    int longest = PaperStyle.decimals(quantity.decimals()).format(Math.max(1, most)).length();
    int methods = summary.methods().size();
    double flat = methods * (longest * LETTER + 5) / BARS;
    upright = flat > WIDEST_CHANNEL;
    channelWidth = Math.max(CHANNEL_WIDTH, upright ? methods * UPRIGHT / BARS : flat);
  }

  static Sheet sheet(
      ComparisonSummary summary,
      String name,
      String heading,
      String caption,
      Quantity quantity,
      List<Level> levels) {
    MethodBars bars = new MethodBars(summary, quantity);
    levels.forEach(level -> bars.most = Math.max(bars.most, level.value()));
    List<List<ChannelSummary>> rows = RowPlot.split(summary.channels(), bars.channelWidth);
    return new Sheet(
        name,
        caption,
        PaperStyle.withLegend(
            PaperStyle.chart(heading, RowPlot.of(rows, row -> bars.plot(row, levels)))),
        PaperStyle.width(rows.get(0).size(), bars.channelWidth),
        HEIGHT + (HEIGHT - 90) * (rows.size() - 1));
  }

  private CategoryPlot plot(List<ChannelSummary> row, List<Level> levels) {
    DefaultStatisticalCategoryDataset data = row.equals(summary.channels()) ? all : data(row);
    CategoryAxis channels = PaperStyle.categoryAxis("Channel");
    channels.setCategoryMargin(0.18);
    if (!levels.isEmpty()) {
      channels.setUpperMargin(0.11);
    }
    NumberAxis values = PaperStyle.valueAxis(quantity.axis(), most * (upright ? 1.2 : 1.1));
    CategoryPlot plot = PaperStyle.plain(new CategoryPlot(data, channels, values, renderer(data)));
    levels.forEach(
        level ->
            plot.addRangeMarker(PaperStyle.level(level.label(), level.value()), Layer.BACKGROUND));
    return plot;
  }

  private DefaultStatisticalCategoryDataset data(List<ChannelSummary> channels) {
    DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
    for (Method method : summary.methods()) {
      for (ChannelSummary channel : channels) {
        channel
            .method(method)
            .map(quantity.values())
            .filter(spread -> Double.isFinite(spread.mean()))
            .ifPresent(spread -> add(data, spread, method, channel));
      }
    }
    return data;
  }

  private void add(
      DefaultStatisticalCategoryDataset data,
      Spread spread,
      Method method,
      ChannelSummary channel) {
    double mean = spread.mean() / quantity.unit();
    double deviation = spread.deviation() / quantity.unit();
    most = Math.max(most, mean + deviation);
    data.add(mean, deviation, method.label(), channel.name());
  }

  private WhiskerBarRenderer renderer(DefaultStatisticalCategoryDataset data) {
    WhiskerBarRenderer renderer = PaperStyle.plain(new WhiskerBarRenderer(upright));
    renderer.setItemMargin(0.06);
    renderer.setMaximumBarWidth(0.12);
    for (int row = 0; row < data.getRowCount(); row++) {
      Comparable<?> name = data.getRowKey(row);
      List<String> methods = summary.methods().stream().map(Method::label).toList();
      renderer.setSeriesPaint(row, PaperStyle.colour(methods.indexOf(name.toString())));
    }
    renderer.setDefaultItemLabelGenerator(
        new StandardCategoryItemLabelGenerator("{2}", PaperStyle.decimals(quantity.decimals())));
    renderer.setDefaultItemLabelsVisible(true);
    return renderer;
  }
}
