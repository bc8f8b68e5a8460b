package org.splitkd.cli;

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
        "Tensors of 1 MB and 16 MB between two JVMs on this machine, against the same bytes through a bare socket, in alternating pairs.")
final class BenchTensorPlaneCommand implements Callable<Integer> {

  @Option(
      names = "--pairs",
      defaultValue = "7",
      description = "Pairs of measurements; medians are told. ${DEFAULT-VALUE}.")
  private int pairs;

  @Option(names = "--json", description = "One JSON object instead of the table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (pairs < 1) {
      throw new ParameterException(
          spec.commandLine(), "--pairs = " + pairs + ": must be at least 1");
    }
    PrintWriter err = spec.commandLine().getErr();
    ProcessBuilder source =
        new ProcessBuilder(
                Program.besidesThisOne(List.of(), TensorSource.class.getName()).command())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Result result =
        TensorPlaneBench.run(
            source,
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
    return String.format(
        Locale.ROOT,
        "tensors  tensor plane   bare socket  ratio%n%s%n%s%nmedians of %d pairs",
        row("1 MB", result.of1Mb()),
        row("16 MB", result.of16Mb()),
        result.pairs());
  }

  private static String row(String size, Measured measured) {
    return String.format(
        Locale.ROOT,
        "%-7s %,8.0f MB/s %,8.0f MB/s  %.3f",
        size,
        measured.planeMbPerSecond(),
        measured.socketMbPerSecond(),
        measured.ratio());
  }

  private static String json(Result result) {
    Measured small = result.of1Mb();
    Measured large = result.of16Mb();
    return String.format(
        Locale.ROOT,
        "{\"pairs\": %d, \"plane_1mb_mb_per_s\": %.1f, \"socket_1mb_mb_per_s\": %.1f, \"ratio_1mb\": %.4f, "
            + "\"plane_16mb_mb_per_s\": %.1f, \"socket_16mb_mb_per_s\": %.1f, \"ratio_16mb\": %.4f}",
        result.pairs(),
        small.planeMbPerSecond(),
        small.socketMbPerSecond(),
        small.ratio(),
        large.planeMbPerSecond(),
        large.socketMbPerSecond(),
        large.ratio());
  }
}
