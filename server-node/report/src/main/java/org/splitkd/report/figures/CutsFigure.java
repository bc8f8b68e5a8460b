package org.splitkd.report.figures;

import java.awt.Color;
import java.awt.Paint;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;
import org.splitkd.model.CutLayer;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.MethodSummary;
import org.splitkd.report.words.DeviceKind;
import org.splitkd.report.words.Numbers;
import org.splitkd.scenario.Method;

/**
 * The cuts that a method chooses: a panel for each channel, a row for each kind of device, and in
 * every cell the share of its sessions with that cut.
 */
final class CutsFigure {

  private static final int ROW_HEIGHT = 24;
  private static final int GAP = 12;
  private static final int MARGINS = 110;

  private final ComparisonSummary summary;
  private final Method method;
  private final List<DeviceKind> kinds;
  private final int deepest;

  private CutsFigure(ComparisonSummary summary, Method method) {
    this.summary = summary;
    this.method = method;
    kinds = DeviceKind.of(summary.scenario().fleet());
    deepest = summary.scenario().workload().deepestCut().index();
  }

  /**
   * @param decides the method
   */
  static Sheet sheet(ComparisonSummary summary, Method decides) {
    CutsFigure figure = new CutsFigure(summary, decides);
    int rows = figure.kinds.size() * summary.channels().size();
    String method = decides.label();
    return new Sheet(
        summary.deciding().size() == 1 ? "cuts" : "cuts-" + method,
        "Cuts that "
            + method
            + " chooses: share of the sessions of each kind of device in percent;"
            + " vehicles in parentheses.",
        PaperStyle.chart(
            "Cuts chosen by the method '" + method + "', share of sessions (%)", figure.plot()),
        PaperStyle.WIDTH,
        Math.min(
            PaperStyle.LARGEST, MARGINS + ROW_HEIGHT * rows + GAP * summary.channels().size()));
  }

  private XYPlot plot() {
    NumberAxis cuts = PaperStyle.plain(new NumberAxis("Cut: student blocks on the device"));
    cuts.setRange(0.5, deepest + 0.5);
    cuts.setTickUnit(new NumberTickUnit(Math.max(1, deepest / 24), PaperStyle.decimals(0)));
    cuts.setLabelInsets(new RectangleInsets(6, 0, 0, 0));
    cuts.setTickMarksVisible(false);
    cuts.setAxisLineVisible(false);
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(cuts);
    plot.setGap(GAP);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    summary.channels().forEach(channel -> plot.add(panel(channel)));
    return plot;
  }

  private XYPlot panel(ChannelSummary channel) {
    String[] labels = kinds.stream().map(DeviceKind::label).toArray(String[]::new);
    SymbolAxis rows = PaperStyle.plain(new SymbolAxis(channel.name(), labels));
    rows.setTickLabelFont(PaperStyle.SMALL);
    rows.setLabelInsets(new RectangleInsets(0, 0, 0, 10));
    rows.setInverted(true);
    rows.setGridBandsVisible(false);
    rows.setTickMarksVisible(false);
    rows.setAxisLineVisible(false);
    DefaultXYZDataset data = new DefaultXYZDataset();
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setBlockWidth(0.96);
    renderer.setBlockHeight(0.88);
    renderer.setPaintScale(new Shade());
    XYPlot plot = new XYPlot(data, null, rows, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    data.addSeries("share", cells(channel, plot));
    return plot;
  }

  /** Returns cut, row and share of every cell and writes the shares onto the panel. */
  private double[][] cells(ChannelSummary channel, XYPlot panel) {
    int count = kinds.size() * deepest;
    double[][] cells = new double[3][count];
    IntStream.range(0, count)
        .forEach(
            i -> {
              int row = i / deepest;
              int cut = i % deepest + 1;
              double share = share(channel, kinds.get(row), new CutLayer(cut)).orElse(0);
              cells[0][i] = cut;
              cells[1][i] = row;
              cells[2][i] = share;
              if (share > 0) {
                panel.addAnnotation(label(cut, row, share));
              }
            });
    return cells;
  }

  private static XYTextAnnotation label(int cut, int row, double share) {
    double percent = 100 * share;
    String text = percent < 1 ? "<1" : Numbers.fixed(percent, 0);
    XYTextAnnotation label = new XYTextAnnotation(text, cut, row);
    label.setFont(PaperStyle.SMALL);
    label.setPaint(share > 0.45 ? Color.WHITE : PaperStyle.INK);
    return label;
  }

  private OptionalDouble share(ChannelSummary channel, DeviceKind kind, CutLayer cut) {
    int all = 0;
    int here = 0;
    for (MethodSummary one : channel.method(method).stream().toList()) {
      for (int vehicle : kind.vehicles()) {
        var cuts = one.vehicles().get(vehicle).cuts();
        all += cuts.values().stream().mapToInt(Integer::intValue).sum();
        here += cuts.getOrDefault(cut, 0);
      }
    }
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(here / (double) all);
  }

  /** From nearly white to blue. */
  private static final class Shade implements PaintScale {
    @Override
    public double getLowerBound() {
      return 0;
    }

    @Override
    public double getUpperBound() {
      return 1;
    }

    @Override
    public Paint getPaint(double share) {
      if (share <= 0) {
        return new Color(0xF4, 0xF4, 0xF4);
      }
      double depth = 0.15 + 0.85 * Math.min(1, share);
      return new Color(
          mixed(PaperStyle.BLUE.getRed(), depth),
          mixed(PaperStyle.BLUE.getGreen(), depth),
          mixed(PaperStyle.BLUE.getBlue(), depth));
    }

    private static int mixed(int colour, double depth) {
      return (int) Math.round(255 + depth * (colour - 255));
    }
  }
}
