package org.splitkd.report.figures;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Small multiples: plots in rows and columns, each with its own heading. */
final class PanelGrid extends Plot {

  private static final long serialVersionUID = 1;

  private static final double HEADING = 20;
  private static final double GAP = 16;

  /**
   * Space for the numbers and the name of an axis: the same for all, so that panels are aligned.
   */
  private static final double LEFT = 60;

  private static final double BELOW = 44;

  /** A plot and its heading. */
  record Panel(String heading, XYPlot plot) {}

  private final transient List<List<Panel>> rows;

  /**
   * @param rows none longer than the first
   */
  PanelGrid(List<List<Panel>> rows) {
    this.rows = List.copyOf(rows);
    rows.forEach(row -> row.forEach(panel -> align(panel.plot())));
  }

  private static void align(XYPlot plot) {
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    AxisSpace left = new AxisSpace();
    left.ensureAtLeast(LEFT, RectangleEdge.LEFT);
    plot.setFixedRangeAxisSpace(left);
    AxisSpace below = new AxisSpace();
    below.ensureAtLeast(BELOW, RectangleEdge.BOTTOM);
    plot.setFixedDomainAxisSpace(below);
  }

  @Override
  public String getPlotType() {
    return "small multiples";
  }

  /** Returns the items of the first panel; all panels have the same. */
  @Override
  public LegendItemCollection getLegendItems() {
    return rows.get(0).get(0).plot().getLegendItems();
  }

  @Override
  public void draw(
      Graphics2D graphics,
      Rectangle2D area,
      Point2D anchor,
      PlotState parent,
      PlotRenderingInfo info) {
    double height = (area.getHeight() - GAP * (rows.size() - 1)) / rows.size();
    for (int row = 0; row < rows.size(); row++) {
      List<Panel> panels = rows.get(row);
      double width = (area.getWidth() - GAP * (rows.get(0).size() - 1)) / rows.get(0).size();
      for (int column = 0; column < panels.size(); column++) {
        double x = area.getX() + column * (width + GAP);
        double y = area.getY() + row * (height + GAP);
        draw(graphics, panels.get(column), new Rectangle2D.Double(x, y, width, height));
      }
    }
  }

  private static void draw(Graphics2D graphics, Panel panel, Rectangle2D area) {
    graphics.setFont(PaperStyle.SMALL);
    graphics.setPaint(PaperStyle.INK);
    graphics.drawString(
        panel.heading(), (float) (area.getX() + LEFT), (float) (area.getY() + HEADING - 7));
    panel
        .plot()
        .draw(
            graphics,
            new Rectangle2D.Double(
                area.getX(), area.getY() + HEADING, area.getWidth(), area.getHeight() - HEADING),
            null,
            null,
            null);
  }
}
