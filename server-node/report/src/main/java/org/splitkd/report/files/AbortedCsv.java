package org.splitkd.report.files;

import java.util.List;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.report.summary.DistillationSummary;

/** Aborted sessions, one per line, in full precision; only the header if there are none. */
public final class AbortedCsv {

  private AbortedCsv() {}

  /** The sessions of a distillation, in the order in which they were served. */
  static String render(DistillationSummary summary) {
    StringBuilder text = new StringBuilder(AbortedFields.HEADER).append('\n');
    summary.aborted().forEach(session -> append(text, session));
    return text.toString();
  }

  /** The sessions of a comparison, in cell order; the trial counts from 1. */
  static String render(List<CellResult> cells) {
    StringBuilder text = new StringBuilder("channel,method,trial,");
    text.append(AbortedFields.HEADER).append('\n');
    for (CellResult cell : cells) {
      for (AbortedSession session : cell.round().aborted()) {
        text.append(Csv.quoted(cell.id().channel())).append(',');
        text.append(cell.id().method().label()).append(',');
        text.append(cell.id().trial() + 1).append(',');
        append(text, session);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, AbortedSession session) {
    AbortedFields.append(text, session);
    text.append('\n');
  }
}
