package org.splitkd.report.files;

import java.util.List;
import org.splitkd.comparison.CellId;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.CommittedSession;

/** Every completed session of every cell, one per line, in cell order and full precision. */
final class SessionsCsv {

  private static final String HEADER = "channel,method,trial," + SessionFields.HEADER + "\n";

  private SessionsCsv() {}

  /** Trial, order and vehicle count from 1. */
  static String render(List<CellResult> cells) {
    StringBuilder text = new StringBuilder(HEADER);
    for (CellResult cell : cells) {
      cell.round().sessions().forEach(session -> append(text, cell.id(), session));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, CellId cell, CommittedSession session) {
    text.append(Csv.quoted(cell.channel())).append(',');
    text.append(cell.method().label()).append(',');
    text.append(cell.trial() + 1).append(',');
    SessionFields.append(text, session);
    text.append('\n');
  }
}
