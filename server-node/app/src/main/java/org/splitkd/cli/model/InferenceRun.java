package org.splitkd.cli.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.cli.run.RunFolder;
import org.splitkd.cost.InferenceCharge;
import org.splitkd.cost.InferenceCost;
import org.splitkd.cost.InferenceWork;
import org.splitkd.cost.Partition;
import org.splitkd.cost.Workload;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.hardware.Device;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.model.LlamaShape;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.torch.Torch;
import org.splitkd.plugin.Plugins;
import org.splitkd.protocol.TextGenerated;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Channel;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.TrainingWorkload;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.system.InferenceSystem;
import org.splitkd.text.Tokenizer;
import org.splitkd.time.EmulatedInstant;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** The generation of one text on a vehicle: from the results folder to the figures on stderr. */
final class InferenceRun {

  private final CommandLine command;
  private final LlamaModel student;
  private final Path studentFolder;
  private final Scenario scenario;
  private final Workload charged;
  private final int vehicle;
  private final Partition partition;

  /**
   * Reads a results folder.
   *
   * @param plugins available to its scenario
   * @param vehicle number, from 1
   */
  InferenceRun(
      CommandLine command, Path folder, Plugins plugins, int vehicle, Partition partition) {
    this.command = command;
    this.vehicle = vehicle;
    this.partition = partition;
    studentFolder = RunFolder.student(folder);
    student = LlamaModel.of(ModelFolder.load(studentFolder));
    scenario = ScenarioFile.load(folder.resolve("config.conf"), List.of(), plugins).scenario();
    int vehicles = scenario.fleet().size();
    if (vehicle > vehicles) {
      throw new ParameterException(
          command, "--vehicle = " + vehicle + ": must be 1 to " + vehicles);
    }
    LlamaShape shape = student.config().shape("student");
    // The teacher takes no part in generation, so the student's shape stands in for it.
    charged = TrainingWorkload.charged(scenario, shape, shape);
  }

  /** Generates and prints the text; returns the exit code. */
  int run(String prompt, SamplingSettings sampling) {
    try (Tokenizer tokenizer = Tokenizer.open(studentFolder)) {
      List<Integer> tokens = tokens(tokenizer, prompt);
      Drive drive = drive();
      Torch.start(scenario.distillation().threads());
      TextPrinter printer = new TextPrinter(command.getOut(), tokenizer);
      TextGenerated generated =
          InferenceSystem.run(
              new InferenceSystem.Request(
                  scenario, charged, student, vehicle - 1, drive, tokens, sampling),
              printer);
      printer.finish();
      command
          .getErr()
          .println(
              String.format(
                  Locale.ROOT,
                  "%d tokens: %.1f tokens/s on this machine; %s",
                  generated.text().tokens().size(),
                  printer.tokensPerSecond(),
                  emulated(charge(generated, tokens.size(), drive))));
      return ExitCode.OK;
    }
  }

  /** The prompt's tokens after the begin token, as in training. */
  private List<Integer> tokens(Tokenizer tokenizer, String prompt) {
    if (tokenizer.vocabulary() > student.config().vocabulary()) {
      throw new ScenarioException(
          studentFolder
              + ": the tokenizer has "
              + tokenizer.vocabulary()
              + " tokens: must be at most the "
              + student.config().vocabulary()
              + " of the model");
    }
    List<Integer> tokens =
        IntStream.concat(IntStream.of(tokenizer.begin()), IntStream.of(tokenizer.encode(prompt)))
            .boxed()
            .toList();
    int most = student.config().maxPositions() - 1;
    if (tokens.size() > most) {
      throw new ParameterException(
          command,
          "--prompt: "
              + tokens.size()
              + " tokens: must be at most "
              + most
              + ", so that the student has a position left");
    }
    return tokens;
  }

  /** The vehicle's drive in the run, that is, in the first trial. */
  private Drive drive() {
    String name = scenario.distillation().course().channel();
    Channel channel =
        scenario.channels().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new ScenarioException(
                        "distillation.channel = " + name + ": not in radio.channels"));
    TrialDraw draw = TrialDraw.sequence(scenario.run().seed(), 1, scenario.fleet().size()).get(0);
    return scenario.mobility().under(channel.radio()).drives(draw).get(vehicle - 1);
  }

  private InferenceCharge charge(TextGenerated generated, int promptTokens, Drive drive) {
    if (partition == Partition.NONE) {
      return generated.charge();
    }
    InferenceWork work =
        new InferenceWork(charged.student(), promptTokens, generated.text().sampled());
    return new InferenceCost(
            work,
            scenario.equipment(vehicle - 1),
            scenario.policy().accounting(),
            charged.precision().smashedBits())
        .charge(partition, drive.ratesAt(EmulatedInstant.START));
  }

  private String emulated(InferenceCharge charge) {
    return String.format(
        Locale.ROOT,
        "emulated on %s: %.1f tokens/s, %s J, %s J/token",
        where(charge.cut()),
        charge.tokensPerSecond(),
        threeDigits(charge.joules()),
        threeDigits(charge.joulesPerToken()));
  }

  private static String threeDigits(double value) {
    return new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }

  private String where(int cut) {
    Device device = scenario.fleet().get(vehicle - 1);
    String server = scenario.server().name();
    String whole =
        String.format(
            Locale.ROOT, "vehicle %d, %s at %.2f GHz", vehicle, device.name(), device.ghz());
    int blocks = charged.student().blocks();
    if (cut == 0) {
      return server + " for vehicle " + vehicle;
    }
    return cut == blocks
        ? whole
        : whole + ", up to block " + cut + " of " + blocks + ", and " + server;
  }
}
