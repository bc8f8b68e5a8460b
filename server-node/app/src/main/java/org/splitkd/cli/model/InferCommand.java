package org.splitkd.cli.model;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.splitkd.cli.run.RunFolder;
import org.splitkd.command.PluginOptions;
import org.splitkd.cost.Partition;
import org.splitkd.generation.SamplingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitkd infer}: continues a text with the distilled student of a vehicle. */
@Command(
    name = "infer",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Continues a text with the distilled student of a run, on one of its vehicles.",
      "Prints the text as it is generated, then on stderr this machine's tokens/s and the vehicle's emulated tokens/s and energy. "
          + "The emulated figures are those of the model that the run was charged as, with 16 bits per weight."
    })
public final class InferCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN_DIR",
      description =
          "The results folder of a run that trained. By default the newest one under results/.")
  private @Nullable Path run;

  @Option(
      names = "--vehicle",
      required = true,
      paramLabel = "N",
      description = "The number of the vehicle, counted from 1.")
  private int vehicle;

  @Option(
      names = "--prompt",
      required = true,
      paramLabel = "TEXT",
      description = "The text to continue.")
  private String prompt = "";

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Upper limit of generated tokens. By default ${DEFAULT-VALUE}.")
  private int maxTokens = 64;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "Divisor of the logits; 0 takes the likeliest token. By default ${DEFAULT-VALUE}.")
  private double temperature = 0.8;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description =
          "Samples among the likeliest tokens that together have this probability. By default ${DEFAULT-VALUE}.")
  private double topP = 0.95;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the sampling: the same seed gives the same text. By default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--partition",
      paramLabel = "WHAT",
      description =
          "Splits the emulated inference between vehicle and edge server at the cut of least latency or least energy. By default none: the vehicle runs the whole student. "
              + "The vehicle runs the blocks up to the cut and sends hidden states; the server runs the rest at its highest clock and returns tokens, at the rates of the start of the run.")
  private Partition partition = Partition.NONE;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    require(vehicle >= 1, "--vehicle = " + vehicle, "1 or more");
    require(!prompt.isEmpty(), "--prompt", "at least one character");
    require(maxTokens >= 1, "--max-tokens = " + maxTokens, "1 or more");
    require(
        temperature >= 0 && temperature < Double.POSITIVE_INFINITY,
        "--temperature = " + number(temperature),
        "0 or more");
    require(topP > 0 && topP <= 1, "--top-p = " + number(topP), "above 0, at most 1");
    Path folder = Objects.requireNonNullElseGet(run, InferCommand::newest);
    SamplingSettings sampling = new SamplingSettings(maxTokens, temperature, topP, seed);
    return new InferenceRun(spec.commandLine(), folder, plugins.load(), vehicle, partition)
        .run(prompt, sampling);
  }

  private static Path newest() {
    return RunFolder.newest(Path.of("results"));
  }

  private void require(boolean condition, String what, String must) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), what + ": must be " + must);
    }
  }

  private static String number(double value) {
    return Double.toString(value).replaceFirst("\\.0$", "");
  }
}
