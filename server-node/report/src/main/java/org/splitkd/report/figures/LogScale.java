package org.splitkd.report.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A vertical logarithmic axis with a tick at 1, 2 and 5 of every decade. */
final class LogScale extends LogAxis {

  private static final long serialVersionUID = 1;

  private static final int[] STEPS = {1, 2, 5};

  LogScale(String label) {
    super(label);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    double least = getRange().getLowerBound();
    double most = getRange().getUpperBound();
    for (double decade = Math.pow(10, Math.floor(Math.log10(least)));
        decade <= most;
        decade *= 10) {
      for (int step : STEPS) {
        double value = step * decade;
        if (value >= least && value <= most) {
          ticks.add(tick(value));
        }
      }
    }
    return ticks;
  }

  private static NumberTick tick(double value) {
    return new NumberTick(
        TickType.MAJOR,
        value,
        PaperStyle.decimals(0).format(value),
        TextAnchor.CENTER_RIGHT,
        TextAnchor.CENTER_RIGHT,
        0);
  }
}
