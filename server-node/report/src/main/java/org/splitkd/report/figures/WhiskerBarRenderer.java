package org.splitkd.report.figures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.statistics.StatisticalCategoryDataset;

/** Bars from 0 with a whisker of one standard deviation, the value above both. */
final class WhiskerBarRenderer extends BarRenderer {

  private static final long serialVersionUID = 1;

  private static final double CAP = 3.5;
  private static final double GAP = 5;

  /** The brightness, of 255, below which a bar is dark. */
  private static final double DARK = 60;

  private final boolean upright;

  /**
   * @param upright whether values are written vertically above their bars
   */
  WhiskerBarRenderer(boolean upright) {
    this.upright = upright;
  }

  /** Height of digits, in points. */
  private static final double ASCENT = 9;

  /** Whiskers shorter than this many points are not drawn. */
  private static final double LEAST = 0.4;

  @Override
  protected void drawItemLabel(
      Graphics2D graphics,
      CategoryDataset data,
      int row,
      int column,
      CategoryPlot plot,
      CategoryItemLabelGenerator generator,
      Rectangle2D bar,
      boolean negative) {
    double whisker = points((StatisticalCategoryDataset) data, row, column, bar);
    if (whisker >= LEAST) {
      drawWhisker(graphics, bar.getCenterX(), bar.getMinY(), whisker, inside(row));
    }
    String label = generator.generateLabel(data, row, column);
    drawLabel(graphics, label, bar.getCenterX(), bar.getMinY() - whisker - GAP);
  }

  /** Draws a label on white, so that no grid line runs through it. */
  private void drawLabel(Graphics2D graphics, String label, double x, double y) {
    graphics.setFont(PaperStyle.SMALL);
    Rectangle2D text = graphics.getFontMetrics().getStringBounds(label, graphics);
    graphics.setPaint(Color.WHITE);
    if (upright) {
      drawUpright(graphics, label, text, x, y);
      return;
    }
    graphics.fill(
        new Rectangle2D.Double(x - text.getWidth() / 2, y - ASCENT, text.getWidth(), ASCENT + 1));
    graphics.setPaint(PaperStyle.INK);
    graphics.drawString(label, (float) (x - text.getWidth() / 2), (float) y);
  }

  private static void drawUpright(
      Graphics2D graphics, String label, Rectangle2D text, double x, double y) {
    graphics.fill(
        new Rectangle2D.Double(x - ASCENT / 2, y - text.getWidth(), ASCENT, text.getWidth()));
    graphics.setPaint(PaperStyle.INK);
    AffineTransform before = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, x, y);
    graphics.drawString(label, (float) x, (float) (y + ASCENT / 2 - 1));
    graphics.setTransform(before);
  }

  /** The length of a whisker. The bar starts at 0, so its height gives the scale. */
  private static double points(
      StatisticalCategoryDataset data, int row, int column, Rectangle2D bar) {
    double mean = data.getMeanValue(row, column).doubleValue();
    double deviation = data.getStdDevValue(row, column).doubleValue();
    double points = deviation / mean * bar.getHeight();
    return points >= LEAST ? points : 0;
  }

  /** The colour of a whisker inside its bar: white on dark bars, where ink would not be visible. */
  private Color inside(int row) {
    Color bar = (Color) lookupSeriesPaint(row);
    double light = 0.299 * bar.getRed() + 0.587 * bar.getGreen() + 0.114 * bar.getBlue();
    return light < DARK ? Color.WHITE : PaperStyle.INK;
  }

  private static void drawWhisker(
      Graphics2D graphics, double x, double y, double points, Color inside) {
    graphics.setPaint(PaperStyle.INK);
    graphics.setStroke(PaperStyle.THIN);
    boolean ink = inside.equals(PaperStyle.INK);
    graphics.draw(new Line2D.Double(x, y - points, x, ink ? y + points : y));
    graphics.draw(new Line2D.Double(x - CAP, y - points, x + CAP, y - points));
    if (!ink) {
      graphics.setPaint(inside);
      graphics.draw(new Line2D.Double(x, y, x, y + points));
    }
    graphics.draw(new Line2D.Double(x - CAP, y + points, x + CAP, y + points));
  }
}
