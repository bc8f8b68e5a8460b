package org.splitkd.report.files;

/** Fields of CSV files. */
final class Csv {

  private Csv() {}

  /** Quotes a text with a comma, a quote or a line break, as RFC 4180 requires. */
  static String quoted(String text) {
    return text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
