package org.splitkd.report.summary;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The results of a sweep.
 *
 * @param scenario name of the scenario
 * @param keys that were varied
 * @param points in the order of the grid, without those that failed
 */
public record SweepTable(String scenario, List<String> keys, List<Point> points) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

  /**
   * A point of the grid.
   *
   * @param number from 1
   * @param values of the varied keys, as the user wrote them
   */
  public record Point(int number, List<String> values, List<SweepFinding> findings) {

    public Point {
      values = List.copyOf(values);
      findings = List.copyOf(findings);
    }
  }

  /** A line of the table. */
  public record Row(Point point, SweepFinding finding) {}

  public SweepTable {
    keys = List.copyOf(keys);
    points = List.copyOf(points);
  }

  public List<Row> rows() {
    return points.stream()
        .flatMap(point -> point.findings().stream().map(finding -> new Row(point, finding)))
        .toList();
  }

  /** The columns of numbers in their order, with the savings of any point. */
  public List<SweepMeasure> measures() {
    return SweepMeasure.with(saved());
  }

  /** The columns of savings. */
  public List<SweepMeasure> saved() {
    return rows().stream()
        .flatMap(row -> row.finding().measures().keySet().stream())
        .filter(SweepMeasure::saves)
        .distinct()
        .toList();
  }

  /** The distinct values of a key over all points, in their order. */
  public List<String> values(int key) {
    return points.stream().map(point -> point.values().get(key)).distinct().toList();
  }

  /** Whether a text is just a finite number, as scenarios write them. */
  private static boolean isFinite(String text) {
    return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
  }

  /** Whether every value of a key is a number. */
  public boolean isNumeric(int key) {
    return !points.isEmpty() && values(key).stream().allMatch(SweepTable::isFinite);
  }
}
