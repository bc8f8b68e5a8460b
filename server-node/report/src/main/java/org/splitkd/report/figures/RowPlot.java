package org.splitkd.report.figures;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.ui.RectangleInsets;
import org.splitkd.report.summary.ChannelSummary;

/**
 * Rows of plots, for channels that would not fit side by side. A row with fewer channels than the
 * others is proportionally narrower.
 */
final class RowPlot extends Plot {

  private static final long serialVersionUID = 1;

  /** The widest row that a page shows without making letters too small to read. */
  private static final double WIDEST = 1200;

  private static final double GAP = 14;

  private final transient List<Plot> plots;
  private final transient List<Double> shares;

  private RowPlot(List<Plot> plots, List<Double> shares) {
    this.plots = List.copyOf(plots);
    this.shares = List.copyOf(shares);
    setInsets(RectangleInsets.ZERO_INSETS);
  }

  /**
   * Channels in rows of about equal length.
   *
   * @param each width of a channel, in points
   */
  static List<List<ChannelSummary>> split(List<ChannelSummary> channels, double each) {
    int most = (int) Math.max(1, Math.floor(WIDEST / each));
    int rows = (channels.size() + most - 1) / most;
    int length = (channels.size() + rows - 1) / Math.max(1, rows);
    List<List<ChannelSummary>> split = new ArrayList<>();
    for (int first = 0; first < channels.size(); first += length) {
      split.add(channels.subList(first, Math.min(channels.size(), first + length)));
    }
    return split;
  }

  /** A plot of one row, or the plots of all below each other. */
  static Plot of(
      List<List<ChannelSummary>> rows, Function<List<ChannelSummary>, ? extends Plot> plot) {
    if (rows.size() == 1) {
      return plot.apply(rows.get(0));
    }
    List<Plot> plots = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (List<ChannelSummary> row : rows) {
      Plot one = plot.apply(row);
      one.setOutlineVisible(false);
      plots.add(one);
      shares.add(row.size() / (double) rows.get(0).size());
    }
    return new RowPlot(plots, shares);
  }

  @Override
  public String getPlotType() {
    return "rows";
  }

  /** Returns the items of the first row; all rows have the same. */
  @Override
  public LegendItemCollection getLegendItems() {
    return plots.get(0).getLegendItems();
  }

  @Override
  public void draw(
      Graphics2D graphics,
      Rectangle2D area,
      Point2D anchor,
      PlotState parent,
      PlotRenderingInfo info) {
    double height = (area.getHeight() - GAP * (plots.size() - 1)) / plots.size();
    for (int row = 0; row < plots.size(); row++) {
      double y = area.getY() + row * (height + GAP);
      double width = area.getWidth() * shares.get(row);
      plots
          .get(row)
          .draw(graphics, new Rectangle2D.Double(area.getX(), y, width, height), null, null, null);
    }
  }
}
