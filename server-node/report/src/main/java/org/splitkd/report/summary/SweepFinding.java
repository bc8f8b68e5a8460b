package org.splitkd.report.summary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.splitkd.scenario.Method;

/**
 * The results of one method under one channel at one point of a sweep.
 *
 * @param measures values of the measures of every sweep and of the savings, in their order; NaN if
 *     there is no value
 */
public record SweepFinding(String channel, Method method, Map<SweepMeasure, Double> measures) {

  public SweepFinding {
    Set<SweepMeasure> missing = new LinkedHashSet<>(SweepMeasure.always());
    missing.removeAll(measures.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(channel + ", " + method + ": without " + missing);
    }
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /** Returns the findings in the order of the summary. */
  public static List<SweepFinding> of(ComparisonSummary summary) {
    List<Versus> versus = summary.versus();
    return summary.channels().stream()
        .flatMap(
            channel ->
                channel.methods().stream()
                    .map(
                        method ->
                            new SweepFinding(
                                channel.name(),
                                method.method(),
                                SweepMeasure.all(versus, channel, method))))
        .toList();
  }

  /** The value of a measure; NaN if there is none. */
  public double value(SweepMeasure measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }
}
