package org.splitkd.report.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.DoubleSummaryStatistics;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardXYItemLabelGenerator;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.splitkd.report.summary.DistillationRound;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.words.Numbers;

/** Perplexity by round: a line for the student, one without a teacher, and the teacher's level. */
final class LearningFigure {

  private static final int HEIGHT = 430;

  /** If perplexities differ by a larger factor, the scale is logarithmic. */
  private static final double WIDE = 6;

  /** With more rounds, values are not written beside their points. */
  private static final int MOST_LABELS = 12;

  private final DistillationSummary summary;
  private final boolean logarithmic;
  private final double least;
  private final double most;

  private LearningFigure(DistillationSummary summary) {
    this.summary = summary;
    DoubleSummaryStatistics shown =
        Stream.concat(
                Stream.of(summary.teacher().perplexity()),
                summary.rounds().stream()
                    .flatMap(round -> Stream.of(round.perplexity(), round.baselinePerplexity())))
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    boolean any = shown.getCount() > 0;
    least = any ? shown.getMin() : 1;
    most = any ? shown.getMax() : 1;
    logarithmic = most > WIDE * least;
  }

  static Sheet sheet(DistillationSummary summary) {
    LearningFigure figure = new LearningFigure(summary);
    String heading = "Perplexity of the held-out text after every round";
    return new Sheet(
        "distillation",
        heading
            + (figure.logarithmic ? ", on a logarithmic scale" : "")
            + "; lower is better. The untrained student’s is "
            + Numbers.fixed(summary.untrained().perplexity(), 1)
            + ". Dashed: the teacher.",
        PaperStyle.withLegend(PaperStyle.chart(heading, figure.plot())),
        PaperStyle.WIDTH,
        HEIGHT);
  }

  private XYPlot plot() {
    XYSeriesCollection data = new XYSeriesCollection();
    data.addSeries(series("student", DistillationRound::perplexity));
    if (summary.baseline().isPresent()) {
      data.addSeries(series("student without teacher", DistillationRound::baselinePerplexity));
    }
    XYPlot plot = PaperStyle.plain(new XYPlot(data, rounds(), perplexities(), renderer()));
    if (Double.isFinite(summary.teacher().perplexity())) {
      plot.addRangeMarker(teacher(), Layer.BACKGROUND);
    }
    return plot;
  }

  /** The teacher's level. Its label is at the left, where the students are far above. */
  private ValueMarker teacher() {
    double perplexity = summary.teacher().perplexity();
    ValueMarker marker = PaperStyle.level("teacher " + Numbers.fixed(perplexity, 1), perplexity);
    marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
    marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
    return marker;
  }

  private XYSeries series(String name, ToDoubleFunction<DistillationRound> perplexity) {
    XYSeries series = new XYSeries(name);
    for (DistillationRound round : summary.rounds()) {
      double value = perplexity.applyAsDouble(round);
      if (Double.isFinite(value)) {
        series.add(round.round(), value);
      }
    }
    return series;
  }

  private NumberAxis rounds() {
    int last = Math.max(1, summary.rounds().size());
    double margin = Math.max(0.3, 0.04 * last);
    NumberAxis axis = PaperStyle.plain(new NumberAxis("Round"));
    axis.setRange(1 - margin, last + margin);
    axis.setTickUnit(new NumberTickUnit(Math.ceil(last / 15.0), PaperStyle.decimals(0)));
    axis.setLabelInsets(new RectangleInsets(6, 0, 0, 0));
    axis.setTickMarksVisible(false);
    return axis;
  }

  private ValueAxis perplexities() {
    String label = "Held-out perplexity";
    if (!logarithmic) {
      double margin = Math.max(0.15 * (most - least), 0.02 * most);
      return PaperStyle.valueAxis(label, Math.max(0, least - margin), most + margin);
    }
    double margin = Math.pow(most / least, 0.1);
    LogScale axis = PaperStyle.values(new LogScale(label));
    axis.setRange(least / margin, most * margin);
    return axis;
  }

  /** Places values on the side away from the other line. */
  private XYLineAndShapeRenderer renderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    boolean below =
        summary.baseline().stream()
            .allMatch(without -> summary.student().perplexity() <= without.perplexity());
    style(renderer, 0, PaperStyle.BLUE, below);
    style(renderer, 1, PaperStyle.VERMILION, !below);
    renderer.setDefaultItemLabelGenerator(
        new StandardXYItemLabelGenerator("{2}", PaperStyle.decimals(0), PaperStyle.decimals(1)));
    renderer.setDefaultItemLabelFont(PaperStyle.SMALL);
    renderer.setDefaultItemLabelPaint(PaperStyle.INK);
    renderer.setDefaultItemLabelsVisible(summary.rounds().size() <= MOST_LABELS);
    renderer.setItemLabelInsets(new RectangleInsets(4, 4, 4, 4));
    return renderer;
  }

  private static void style(
      XYLineAndShapeRenderer renderer, int series, Color colour, boolean below) {
    renderer.setSeriesPaint(series, colour);
    renderer.setSeriesStroke(
        series, new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    renderer.setSeriesShape(series, new Ellipse2D.Double(-3.5, -3.5, 7, 7));
    renderer.setSeriesPositiveItemLabelPosition(
        series,
        below
            ? new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6, TextAnchor.TOP_CENTER)
            : new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER));
  }
}
