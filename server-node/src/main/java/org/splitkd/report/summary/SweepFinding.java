package org.splitkd.report.summary;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.splitkd.scenario.Method;

/**
 * What the comparison at one point of a sweep found of one method under one channel.
 *
 * @param measures every one, NaN where there is nothing to tell
 */
public record SweepFinding(String channel, Method method, Map<SweepMeasure, Double> measures) {

  public SweepFinding {
    Set<SweepMeasure> missing = EnumSet.allOf(SweepMeasure.class);
    missing.removeAll(measures.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(channel + ", " + method + ": without " + missing);
    }
    measures = Collections.unmodifiableMap(new EnumMap<>(measures));
  }

  /** In the order of the summary. */
  public static List<SweepFinding> of(ComparisonSummary summary) {
    return summary.channels().stream()
        .flatMap(
            channel ->
                channel.methods().stream()
                    .map(
                        method ->
                            new SweepFinding(
                                channel.name(),
                                method.method(),
                                SweepMeasure.all(channel, method))))
        .toList();
  }

  /** A measure; NaN where there is nothing to tell. */
  public double value(SweepMeasure measure) {
    return Objects.requireNonNull(measures.get(measure));
  }
}
