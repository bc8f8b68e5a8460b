package org.splitkd.report.files;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splitkd.report.summary.SweepFinding;
import org.splitkd.report.summary.SweepMeasure;
import org.splitkd.report.summary.SweepTable;

/** The table of a sweep, one line for each point, channel and method, in full precision. */
final class SweepCsv {

  private SweepCsv() {}

  /** Renders the table; a missing value is an empty field. */
  static String render(SweepTable table) {
    StringBuilder text = new StringBuilder(line(header(table)));
    List<SweepMeasure> measures = table.measures();
    table.rows().forEach(row -> text.append(line(fields(row, measures))));
    return text.toString();
  }

  private static Stream<String> header(SweepTable table) {
    return Stream.of(
            Stream.of("point"),
            table.keys().stream(),
            Stream.of("channel", "method"),
            table.measures().stream().map(SweepMeasure::column))
        .flatMap(names -> names);
  }

  private static Stream<String> fields(SweepTable.Row row, List<SweepMeasure> measures) {
    SweepFinding finding = row.finding();
    return Stream.of(
            Stream.of(String.valueOf(row.point().number())),
            row.point().values().stream(),
            Stream.of(finding.channel(), finding.method().label()),
            measures.stream().map(measure -> number(measure, finding.value(measure))))
        .flatMap(fields -> fields);
  }

  private static String number(SweepMeasure measure, double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return measure.whole() ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String line(Stream<String> fields) {
    return fields.map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
  }
}
