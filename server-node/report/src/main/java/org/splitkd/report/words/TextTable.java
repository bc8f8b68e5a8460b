package org.splitkd.report.words;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of plain text: the first columns are aligned to the left, numbers to the right, with two
 * spaces between.
 */
public final class TextTable {

  /** The longest cell; a longer text is cut and ends in dots. */
  private static final int WIDEST = 40;

  private final int leftColumns;
  private final int firstColumn;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param leftColumns number of columns with words
   */
  public TextTable(int leftColumns) {
    this(leftColumns, WIDEST);
  }

  /**
   * @param leftColumns number of columns with words
   * @param firstColumn the longest cell of the first column
   */
  public TextTable(int leftColumns, int firstColumn) {
    this.leftColumns = leftColumns;
    this.firstColumn = firstColumn;
  }

  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Renders the rows, each with a line feed and without trailing spaces. */
  public String render() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : "  ").append(aligned(row.get(column), column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** At most {@code width} characters of a text. */
  public static String shortened(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 3) + "...";
  }

  /**
   * Returns a reason, which may be any text, on one line: whitespace and control characters become
   * single spaces.
   */
  public static String oneLine(String reason) {
    return reason.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
  }

  private String aligned(String cell, int column) {
    String text = shortened(cell, widest(column));
    String padding = " ".repeat(width(column) - text.length());
    return column < leftColumns ? text + padding : padding + text;
  }

  private int widest(int column) {
    return column == 0 ? firstColumn : WIDEST;
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .mapToInt(row -> Math.min(widest(column), row.get(column).length()))
        .max()
        .orElse(0);
  }
}
