package org.splitkd.cli.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.splitkd.bench.plane.TensorPlaneBench;
import org.splitkd.bench.plane.TensorPlaneBench.Measured;
import org.splitkd.bench.plane.TensorPlaneBench.Result;
import org.splitkd.bench.plane.TensorSource;
import org.splitkd.chaos.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code splitkd bench tensor-plane}. */
@Command(
    name = "tensor-plane",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compares sending tensors of 1 MB and 16 MB between two JVMs on this machine with sending the same bytes through a bare socket, in alternating pairs.")
final class BenchTensorPlaneCommand implements Callable<Integer> {

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "Number of pairs of measurements, of which medians are reported. By default ${DEFAULT-VALUE}.")
  private int pairs;

  @Option(names = "--json", description = "Prints one JSON object instead of the table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (pairs < 1) {
      throw new ParameterException(
          spec.commandLine(), "--pairs = " + pairs + ": must be at least 1");
    }
    PrintWriter err = spec.commandLine().getErr();
    Result result =
        TensorPlaneBench.run(
            Program.besidesThisOne(List.of(), TensorSource.class.getName()),
            pairs,
            line -> {
              err.println(line);
              err.flush();
            });
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? json(result) : text(result));
    out.flush();
    return ExitCode.OK;
  }

  private static String text(Result result) {
    return String.join(
        System.lineSeparator(),
        "tensors      tensor plane   bare socket  ratio",
        row("1 MB", result.open().of1Mb()),
        row("16 MB", result.open().of16Mb()),
        row("1 MB, TLS", result.tls().of1Mb()),
        row("16 MB, TLS", result.tls().of16Mb()),
        "medians of " + result.pairs() + " pairs");
  }

  private static String row(String size, Measured measured) {
    return String.format(
        Locale.ROOT,
        "%-11s %,8.0f MB/s %,8.0f MB/s  %.3f",
        size,
        measured.planeMbPerSecond(),
        measured.socketMbPerSecond(),
        measured.ratio());
  }

  private static String json(Result result) {
    return String.format(
        Locale.ROOT,
        "{\"pairs\": %d, %s, %s, %s, %s}",
        result.pairs(),
        json("1mb", result.open().of1Mb()),
        json("16mb", result.open().of16Mb()),
        json("tls_1mb", result.tls().of1Mb()),
        json("tls_16mb", result.tls().of16Mb()));
  }

  private static String json(String name, Measured measured) {
    return String.format(
        Locale.ROOT,
        "\"plane_%1$s_mb_per_s\": %2$.1f, \"socket_%1$s_mb_per_s\": %3$.1f, \"ratio_%1$s\": %4$.4f",
        name,
        measured.planeMbPerSecond(),
        measured.socketMbPerSecond(),
        measured.ratio());
  }
}
