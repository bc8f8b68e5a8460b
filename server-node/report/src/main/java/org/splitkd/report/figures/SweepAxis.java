package org.splitkd.report.figures;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.report.words.TextTable;

/**
 * The key of a sweep on the horizontal axis. Numbers are drawn to scale; other values, and numbers
 * of different magnitude, are spaced evenly.
 *
 * @param key its index
 * @param values the distinct values of all points, in their order
 * @param numeric whether they are numbers
 */
record SweepAxis(int key, String name, List<String> values, boolean numeric) {

  /** Numbers that differ by a larger factor would crowd at the left. */
  private static final double WIDE = 20;

  private static final int MOST_LABELS = 6;
  private static final int LONGEST_LABEL = 14;

  SweepAxis {
    values = List.copyOf(values);
  }

  /**
   * Returns the first key that has several values, all numbers; if there is none, the key with the
   * most values.
   */
  static SweepAxis of(SweepTable table) {
    Comparator<Integer> best =
        Comparator.comparing((Integer key) -> table.isNumeric(key) && several(table, key))
            .thenComparing(key -> table.isNumeric(key) ? 0 : table.values(key).size())
            .thenComparing(Comparator.reverseOrder());
    int key = IntStream.range(0, table.keys().size()).boxed().max(best).orElseThrow();
    return new SweepAxis(key, table.keys().get(key), table.values(key), table.isNumeric(key));
  }

  private static boolean several(SweepTable table, int key) {
    return table.values(key).size() > 1;
  }

  /** The position of a value on the axis. */
  double position(String value) {
    return toScale() ? Double.parseDouble(value) : values.indexOf(value);
  }

  ValueAxis axis() {
    NumberAxis axis = PaperStyle.plain(toScale() ? scale() : names());
    axis.setLabelInsets(new RectangleInsets(4, 0, 0, 0));
    axis.setLabelFont(PaperStyle.SMALL);
    axis.setTickLabelFont(PaperStyle.SMALL);
    axis.setTickMarksVisible(false);
    return axis;
  }

  private NumberAxis scale() {
    NumberAxis axis = new NumberAxis(name);
    DoubleSummaryStatistics all = numbers();
    double width = all.getMax() - all.getMin();
    double margin = width > 0 ? 0.08 * width : Math.max(Math.abs(all.getMax()), 1);
    axis.setRange(all.getMin() - margin, all.getMax() + margin);
    axis.setTickUnit(PaperStyle.step((width + 2 * margin) / MOST_LABELS));
    return axis;
  }

  private NumberAxis names() {
    SymbolAxis axis =
        new SymbolAxis(
            name,
            values.stream()
                .map(value -> TextTable.shortened(value, LONGEST_LABEL))
                .toArray(String[]::new));
    axis.setGridBandsVisible(false);
    axis.setRange(-0.5, values.size() - 0.5);
    axis.setTickUnit(new NumberTickUnit(Math.ceil((double) values.size() / MOST_LABELS)));
    return axis;
  }

  private boolean toScale() {
    if (!numeric) {
      return false;
    }
    DoubleSummaryStatistics all = numbers();
    return all.getMin() <= 0 || all.getMax() <= WIDE * all.getMin();
  }

  private DoubleSummaryStatistics numbers() {
    return values.stream().mapToDouble(Double::parseDouble).summaryStatistics();
  }
}
