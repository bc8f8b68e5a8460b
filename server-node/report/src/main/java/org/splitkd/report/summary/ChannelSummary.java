package org.splitkd.report.summary;

import java.util.List;
import java.util.Optional;
import org.splitkd.scenario.Method;

/**
 * The results under one channel quality.
 *
 * @param methods results of the methods that were run, in the order of the scenario
 */
public record ChannelSummary(String name, List<MethodSummary> methods) {

  public ChannelSummary {
    methods = List.copyOf(methods);
  }

  /** The summary of a method, if it was run. */
  public Optional<MethodSummary> method(Method method) {
    return methods.stream().filter(summary -> summary.method().equals(method)).findFirst();
  }
}
