package org.splitkd.report.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.splitkd.report.summary.ComparisonSummary;

/**
 * The style of the figures, as in a printed paper. Colours are Okabe and Ito's, which colour-blind
 * readers can tell apart, in an order that differs in grey as well.
 */
final class PaperStyle {

  static final int WIDTH = 800;

  /** The longest side in points; the pixels of a larger figure would not fit memory. */
  static final int LARGEST = 6000;

  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color FAINT_INK = new Color(0x66, 0x66, 0x66);
  static final Color GRID = new Color(0xDD, 0xDD, 0xDD);

  static final Color ORANGE = new Color(0xE6, 0x9F, 0x00);
  static final Color SKY_BLUE = new Color(0x56, 0xB4, 0xE9);
  static final Color GREEN = new Color(0x00, 0x9E, 0x73);
  static final Color YELLOW = new Color(0xF0, 0xE4, 0x42);
  static final Color BLUE = new Color(0x00, 0x72, 0xB2);
  static final Color VERMILION = new Color(0xD5, 0x5E, 0x00);
  static final Color PURPLE = new Color(0xCC, 0x79, 0xA7);
  static final Color GREY = new Color(0xBB, 0xBB, 0xBB);

  /** The colours of methods, in order. */
  static final List<Color> SERIES =
      List.of(
          SKY_BLUE,
          VERMILION,
          BLUE,
          new Color(0x90, 0x99, 0x63),
          new Color(0x66, 0x00, 0xCC),
          new Color(0x33, 0x1A, 0x14),
          new Color(0xFA, 0xB1, 0xA2),
          new Color(0x99, 0x42, 0x17),
          YELLOW,
          new Color(0x64, 0xE1, 0xFA),
          new Color(0x66, 0x00, 0x55),
          new Color(0x66, 0x00, 0x99));

  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  static final BasicStroke THIN = new BasicStroke(0.8f);

  private static final BasicStroke DASHES =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);

  private PaperStyle() {}

  /** The width of a figure with {@code count} items side by side. */
  static int width(int count, double each) {
    return (int) Math.min(LARGEST, Math.max(WIDTH, 100 + each * count));
  }

  /** A description of the values: one trial, or a mean over trials. */
  static String means(ComparisonSummary summary) {
    int trials = summary.scenario().run().trials();
    return trials == 1 ? "one trial" : "mean of " + trials + " trials";
  }

  /**
   * The colour of a series. The first three are Okabe and Ito's; the others were sought so that any
   * two differ for all kinds of colour vision, and in lightness too.
   *
   * @param series from 0
   */
  static Color colour(int series) {
    return SERIES.get(series % SERIES.size());
  }

  /** The marker of a series, which differs from its neighbours'. */
  static Shape marker(int series) {
    return switch (series < 3 ? 0 : series % 4) {
      case 1 -> new Rectangle2D.Double(-3, -3, 6, 6);
      case 2 -> polygon(0, -4, 4, 3, -4, 3);
      case 3 -> polygon(0, -4.5, 4.5, 0, 0, 4.5, -4.5, 0);
      default -> new Ellipse2D.Double(-3, -3, 6, 6);
    };
  }

  private static Shape polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** A chart with a small heading and without a legend. */
  static JFreeChart chart(String heading, Plot plot) {
    plot.setOutlineVisible(false);
    plot.setBackgroundPaint(Color.WHITE);
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(10, 12, 10, 16));
    TextTitle title = new TextTitle(heading, TEXT);
    title.setPaint(INK);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setPadding(2, 4, 10, 0);
    chart.setTitle(title);
    return chart;
  }

  /** Adds a frameless legend below. */
  static JFreeChart withLegend(JFreeChart chart) {
    LegendTitle legend = new LegendTitle(chart.getPlot());
    legend.setFrame(BlockBorder.NONE);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setItemFont(TEXT);
    legend.setItemPaint(INK);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 18));
    legend.setPadding(8, 0, 0, 0);
    chart.addLegend(legend);
    return chart;
  }

  /** An axis of values from 0 with about six round steps. */
  static NumberAxis valueAxis(String label, double most) {
    return valueAxis(label, 0, most > 0 && most < Double.POSITIVE_INFINITY ? most : 1);
  }

  /** An axis of values with about six round steps. */
  static NumberAxis valueAxis(String label, double least, double most) {
    NumberAxis axis = values(new NumberAxis(label));
    axis.setRange(least, most);
    axis.setTickUnit(step((most - least) / 6));
    return axis;
  }

  /** Removes the line and the marks of an axis: the grid shows where the values are. */
  static <A extends ValueAxis> A values(A axis) {
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    axis.setLabelInsets(new RectangleInsets(0, 0, 0, 12));
    return plain(axis);
  }

  /** The least of 1, 2, 5, 10, … that is no less than a value. */
  static NumberTickUnit step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double ratio = least / power;
    double step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step)));
    return new NumberTickUnit(step, decimals(decimals));
  }

  /** Numbers with fixed decimals, independent of the locale. */
  static DecimalFormat decimals(int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format;
  }

  static CategoryAxis categoryAxis(String label) {
    CategoryAxis axis = new CategoryAxis(label);
    axis.setTickMarksVisible(false);
    axis.setLowerMargin(0.05);
    axis.setUpperMargin(0.05);
    axis.setLabelInsets(new RectangleInsets(6, 0, 0, 0));
    axis.setMaximumCategoryLabelLines(2);
    return plain(axis);
  }

  static <A extends Axis> A plain(A axis) {
    axis.setLabelFont(TEXT);
    axis.setTickLabelFont(TEXT);
    axis.setLabelPaint(INK);
    axis.setTickLabelPaint(INK);
    axis.setAxisLinePaint(FAINT_INK);
    return axis;
  }

  /** A dashed line at a value to compare with, its label above its right end. */
  static ValueMarker level(String label, double value) {
    ValueMarker marker = new ValueMarker(value, INK, DASHES);
    marker.setLabel(label);
    marker.setLabelFont(SMALL);
    marker.setLabelPaint(INK);
    marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
    return marker;
  }

  /** Horizontal lines only, behind the bars. */
  static CategoryPlot plain(CategoryPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(true);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(THIN);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /** Horizontal lines only, behind the curves. */
  static XYPlot plain(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(THIN);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /** Flat bars without shadow. */
  static <R extends BarRenderer> R plain(R renderer) {
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDefaultItemLabelFont(SMALL);
    renderer.setDefaultItemLabelPaint(INK);
    renderer.setDefaultLegendShape(new Rectangle2D.Double(-5, -5, 10, 10));
    return renderer;
  }
}
