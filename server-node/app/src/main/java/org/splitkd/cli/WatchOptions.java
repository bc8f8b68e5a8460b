package org.splitkd.cli;

import org.jspecify.annotations.Nullable;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.command.UsageException;
import org.splitkd.time.Pace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options for the live page and the pace of a distillation. They do not affect its results. */
final class WatchOptions {

  @Option(
      names = "--pace",
      paramLabel = "FACTOR",
      converter = Factor.class,
      description =
          "Limits the run to this many emulated seconds per second, such as 20x. By default there is no limit. The live page can change it.")
  double pace = Pace.UNLIMITED;

  @Option(
      names = "--dashboard",
      paramLabel = "HOST:PORT",
      converter = PageAddress.Converter.class,
      description =
          "Address of the live page. By default 127.0.0.1:8642, or any free port when that one is taken. With --quiet there is no page unless this option is given.")
  @Nullable NodeAddress dashboard;

  @Option(names = "--no-dashboard", description = "Serves no live page.")
  boolean noDashboard;

  /**
   * Checks, before anything starts, that the page can be served at its address.
   *
   * @throws UsageException if not
   */
  void check() {
    if (dashboard != null && noDashboard) {
      throw new UsageException("--dashboard and --no-dashboard: must be one of them");
    }
    if (dashboard != null) {
      PageAddress.requirePage("--dashboard " + dashboard);
      PageAddress.requireFree(dashboard);
    }
  }

  /** Parses a pace: a number with an optional x after it. */
  static final class Factor implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double factor =
            Double.parseDouble(text.endsWith("x") ? text.substring(0, text.length() - 1) : text);
        if (factor >= Pace.SLOWEST && factor <= Pace.FASTEST) {
          return factor;
        }
      } catch (NumberFormatException wrong) {
        // reported below
      }
      throw new TypeConversionException(text + ": must be 0.1x to 100000x");
    }
  }
}
