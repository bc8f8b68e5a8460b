package org.splitkd.sweep;

import java.util.List;
import org.splitkd.report.summary.SweepMeasure;
import org.splitkd.report.summary.SweepTable;

/**
 * The outcome of a sweep.
 *
 * @param kept points whose results were already stored
 * @param failures one line for each failed point, with its settings and the reason
 */
public record SweepOutcome(SweepTable table, int kept, List<String> failures) {

  public SweepOutcome {
    failures = List.copyOf(failures);
  }

  /** Turns that ended without a completed session, in all trials of all points. */
  public long unserved() {
    return table.points().stream()
        .flatMap(point -> point.findings().stream())
        .mapToLong(finding -> (long) finding.value(SweepMeasure.UNSERVED))
        .sum();
  }
}
