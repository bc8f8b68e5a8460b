package org.splitkd.report.summary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.splitkd.scenario.Method;

/**
 * What the comparison at one point of a sweep found of one method under one channel.
 *
 * @param measures all that every sweep has and what is saved, in their order; NaN where there is
 *     nothing to tell
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

  /** In the order of the summary. */
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

  /** A measure; NaN where there is nothing to tell. */
  public double value(SweepMeasure measure) {
    return measures.getOrDefault(measure, Double.NaN);
  }
}
