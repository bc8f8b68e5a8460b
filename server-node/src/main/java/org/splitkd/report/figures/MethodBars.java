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
  private static final int CHANNEL_WIDTH = 140;

  /**
   * What is shown.
   *
   * @param unit by which values are divided
   * @param decimals of the values above the bars
   */
  record Quantity(String axis, double unit, int decimals, Function<MethodSummary, Spread> values) {}

  /** A level to compare with. */
  record Level(String label, double value) {}

  private final ComparisonSummary summary;
  private final Quantity quantity;
  private double most;

  private MethodBars(ComparisonSummary summary, Quantity quantity) {
    this.summary = summary;
    this.quantity = quantity;
  }

  static Sheet sheet(
      ComparisonSummary summary,
      String name,
      String heading,
      String caption,
      Quantity quantity,
      List<Level> levels) {
    MethodBars bars = new MethodBars(summary, quantity);
    CategoryPlot plot = bars.plot(levels);
    return new Sheet(
        name,
        caption,
        PaperStyle.withLegend(PaperStyle.chart(heading, plot)),
        PaperStyle.width(summary, CHANNEL_WIDTH),
        HEIGHT);
  }

  private CategoryPlot plot(List<Level> levels) {
    DefaultStatisticalCategoryDataset data = data();
    levels.forEach(level -> most = Math.max(most, level.value()));
    CategoryAxis channels = PaperStyle.categoryAxis("Channel");
    channels.setCategoryMargin(0.18);
    if (!levels.isEmpty()) {
      channels.setUpperMargin(0.11);
    }
    NumberAxis values = PaperStyle.valueAxis(quantity.axis(), most * 1.1);
    CategoryPlot plot = PaperStyle.plain(new CategoryPlot(data, channels, values, renderer(data)));
    levels.forEach(
        level ->
            plot.addRangeMarker(PaperStyle.level(level.label(), level.value()), Layer.BACKGROUND));
    return plot;
  }

  private DefaultStatisticalCategoryDataset data() {
    DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
    for (Method method : summary.methods()) {
      for (ChannelSummary channel : summary.channels()) {
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
    WhiskerBarRenderer renderer = PaperStyle.plain(new WhiskerBarRenderer());
    renderer.setItemMargin(0.06);
    renderer.setMaximumBarWidth(0.12);
    for (int row = 0; row < data.getRowCount(); row++) {
      Method method = Method.labelled(data.getRowKey(row).toString()).orElseThrow();
      renderer.setSeriesPaint(row, PaperStyle.colour(method));
    }
    renderer.setDefaultItemLabelGenerator(
        new StandardCategoryItemLabelGenerator("{2}", PaperStyle.decimals(quantity.decimals())));
    renderer.setDefaultItemLabelsVisible(true);
    return renderer;
  }
}
