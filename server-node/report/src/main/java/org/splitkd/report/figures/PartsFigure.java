package org.splitkd.report.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.CategoryTextAnnotation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedRangeCategoryPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.MethodSummary;
import org.splitkd.report.words.Numbers;

/** The time of a round by part: stacked bars, a panel for each channel, a bar for each method. */
final class PartsFigure {

  private static final int HEIGHT = 450;

  /** Width of a bar with its name below it, and of the gap between channels. */
  private static final int BAR_WIDTH = 67;

  private static final int GAP = 32;

  private record Part(String name, Color colour, ToDoubleFunction<MethodSummary> seconds) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("device", PaperStyle.ORANGE, method -> method.time().device()),
          new Part("uplink", PaperStyle.GREEN, method -> method.time().uplink()),
          new Part("server", PaperStyle.YELLOW, method -> method.time().server()),
          new Part("downlink", PaperStyle.PURPLE, method -> method.time().downlink()),
          new Part("wasted", PaperStyle.VERMILION, MethodSummary::wastedSeconds),
          new Part("waiting", PaperStyle.GREY, MethodSummary::waitingSeconds));

  private final List<Part> parts = new ArrayList<>();
  private final ComparisonSummary summary;
  private final double most;

  private PartsFigure(ComparisonSummary summary) {
    this.summary = summary;
    PARTS.stream().filter(this::shown).forEach(parts::add);
    most = methods().mapToDouble(this::seconds).max().orElse(0);
  }

  static Sheet sheet(ComparisonSummary summary) {
    PartsFigure figure = new PartsFigure(summary);
    double each = BAR_WIDTH * Math.max(3, summary.methods().size()) + GAP;
    List<List<ChannelSummary>> rows = RowPlot.split(summary.channels(), each);
    String heading = "Time of a round by part, " + PaperStyle.means(summary);
    return new Sheet(
        "parts",
        heading + "; a part that takes no time anywhere is left out.",
        PaperStyle.withLegend(PaperStyle.chart(heading, RowPlot.of(rows, figure::plot))),
        PaperStyle.width(rows.get(0).size(), each),
        HEIGHT + (HEIGHT - 90) * (rows.size() - 1));
  }

  private CategoryPlot plot(List<ChannelSummary> channels) {
    NumberAxis seconds = PaperStyle.valueAxis("Time per round (s)", most * 1.08);
    CombinedRangeCategoryPlot plot = new CombinedRangeCategoryPlot(seconds);
    plot.setGap(14);
    LegendItemCollection legend = new LegendItemCollection();
    for (ChannelSummary channel : channels) {
      CategoryPlot panel = panel(channel);
      plot.add(panel);
      legend = panel.getLegendItems();
    }
    // All panels have the same parts.
    plot.setFixedLegendItems(legend);
    return PaperStyle.plain(plot);
  }

  private CategoryPlot panel(ChannelSummary channel) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (MethodSummary method : channel.methods()) {
      parts.forEach(
          part ->
              data.addValue(
                  part.seconds().applyAsDouble(method), part.name(), method.method().label()));
    }
    CategoryAxis methods = PaperStyle.categoryAxis(channel.name());
    methods.setTickLabelFont(PaperStyle.SMALL);
    methods.setMaximumCategoryLabelLines(3);
    methods.setCategoryMargin(0.25);
    methods.setMaximumCategoryLabelWidthRatio(1.6f);
    CategoryPlot panel = PaperStyle.plain(new CategoryPlot(data, methods, null, renderer()));
    channel.methods().forEach(method -> panel.addAnnotation(total(method)));
    return panel;
  }

  /** The sum above its stack. */
  private CategoryTextAnnotation total(MethodSummary method) {
    double seconds = seconds(method);
    CategoryTextAnnotation label =
        new CategoryTextAnnotation(
            Numbers.seconds(seconds), method.method().label(), seconds + 0.01 * most);
    label.setFont(PaperStyle.SMALL);
    label.setPaint(PaperStyle.INK);
    label.setTextAnchor(TextAnchor.BOTTOM_CENTER);
    return label;
  }

  private StackedBarRenderer renderer() {
    StackedBarRenderer renderer = PaperStyle.plain(new StackedBarRenderer());
    renderer.setMaximumBarWidth(Math.min(0.3, 0.1 * summary.channels().size()));
    renderer.setDrawBarOutline(true);
    renderer.setDefaultOutlinePaint(Color.WHITE);
    renderer.setDefaultOutlineStroke(PaperStyle.THIN);
    for (int row = 0; row < parts.size(); row++) {
      renderer.setSeriesPaint(row, parts.get(row).colour());
    }
    return renderer;
  }

  /** A part that takes no time anywhere is left out. */
  private boolean shown(Part part) {
    return methods().anyMatch(method -> part.seconds().applyAsDouble(method) > 0);
  }

  private Stream<MethodSummary> methods() {
    return summary.channels().stream().flatMap(channel -> channel.methods().stream());
  }

  private double seconds(MethodSummary method) {
    return parts.stream().mapToDouble(part -> part.seconds().applyAsDouble(method)).sum();
  }
}
