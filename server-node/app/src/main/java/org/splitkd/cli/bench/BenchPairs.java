package org.splitkd.cli.bench;

import picocli.CommandLine.Option;

/** A measurement in pairs. */
abstract class BenchPairs<R> extends BenchMeasurement<R> {

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "Number of pairs of measurements, of which medians are reported. By default ${DEFAULT-VALUE}.")
  private int pairs;

  @Override
  final Count count() {
    return new Count("--pairs", pairs);
  }
}
