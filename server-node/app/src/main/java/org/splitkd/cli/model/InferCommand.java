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
      "Continues a text with the student that a run has left on a vehicle.",
      "Prints the text as it is generated, then on stderr tokens/s of this machine, and tokens/s and energy of the vehicle. "
          + "The text is really generated, whole; time and energy of the vehicle are emulated, for the model that the run was charged as, with 16 bits a weight."
    })
public final class InferCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN_DIR",
      description =
          "The results folder of a run that trained; without it the newest one under results/.")
  private @Nullable Path run;

  @Option(
      names = "--vehicle",
      required = true,
      paramLabel = "N",
      description = "The vehicle, from 1 on.")
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
      description = "Tokens generated at most, by default ${DEFAULT-VALUE}.")
  private int maxTokens = 64;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "The logits are divided by it, by default ${DEFAULT-VALUE}; 0 takes the likeliest token.")
  private double temperature = 0.8;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description =
          "Share of the probability that is sampled from, likeliest tokens first, by default ${DEFAULT-VALUE}.")
  private double topP = 0.95;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same text, by default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--partition",
      paramLabel = "WHAT",
      description =
          "What a cut between vehicle and edge server is chosen for: latency, energy, or none, the default, which leaves all to the vehicle. "
              + "Emulated only: blocks up to the cut on the vehicle, hidden states up, the rest on the server at its highest clock, tokens down, at the rates at the start of the run.")
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
