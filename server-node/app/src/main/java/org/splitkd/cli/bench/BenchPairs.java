package org.splitkd.cli.bench;

import picocli.CommandLine.Option;

/** A measurement in pairs. */
abstract class BenchPairs<R> extends BenchMeasurement<R> {

  @Option(
      names = "--pairs",
      defaultValue = "7",
      description = "Pairs of measurements; medians are told. ${DEFAULT-VALUE}.")
  private int pairs;

  @Override
  final Count count() {
    return new Count("--pairs", pairs);
  }
}
