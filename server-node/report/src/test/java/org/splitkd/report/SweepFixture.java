package org.splitkd.report;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.report.summary.SweepFinding;
import org.splitkd.report.summary.SweepTable;

/** A sweep whose points all have the results of {@link Fixture}. */
public final class SweepFixture {

  private SweepFixture() {}

  /**
   * A sweep over some keys.
   *
   * @param values of the keys, point by point
   */
  public static SweepTable of(List<String> keys, List<List<String>> values) {
    List<SweepFinding> findings = SweepFinding.of(Fixture.summary());
    List<SweepTable.Point> points = new ArrayList<>();
    for (List<String> value : values) {
      points.add(new SweepTable.Point(points.size() + 1, value, findings));
    }
    return new SweepTable("fixture", keys, points);
  }

  /** A number and a word, one of them with a comma. */
  public static SweepTable table() {
    return of(
        List.of("policy.beta", "policy.methods"),
        List.of(
            List.of("1.0", "[a, b]"),
            List.of("1.0", "\"é\""),
            List.of("1.25e0", "[a, b]"),
            List.of("1.25e0", "\"é\"")));
  }
}
