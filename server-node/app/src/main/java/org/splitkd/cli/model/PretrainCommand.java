package org.splitkd.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.Pretraining;
import org.splitkd.nn.optimizer.OptimizerSettings;
import org.splitkd.nn.torch.Torch;
import org.splitkd.tensor.DType;
import org.splitkd.text.BpeTrainer;
import org.splitkd.text.Corpus;
import org.splitkd.text.Split;
import org.splitkd.text.Tokenizer;
import org.splitkd.text.TokenizerJson;
import org.splitkd.text.Windows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code splitkd pretrain}: trains a tokenizer and a teacher on a folder of text. */
@Command(
    name = "pretrain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a tokenizer and a teacher on a folder of text.",
      "The defaults give the model in conf/teacher, byte for byte on the same kind of processor."
    })
public final class PretrainCommand implements Callable<Integer> {

  private static final double CLIP_NORM = 1;
  private static final double NORM_EPSILON = 1e-5;
  private static final double ROPE_THETA = 10_000;
  private static final int TELL_EVERY = 100;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for config.json, model.safetensors and tokenizer.json.")
  private Path out = Path.of("");

  @Option(
      names = "--text",
      paramLabel = "DIR",
      description = "A folder of .txt files. By default those in conf/earlier-speeches.")
  private @Nullable Path text;

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      defaultValue = "10",
      description = "Number of vehicles that share the training text. By default ${DEFAULT-VALUE}.")
  private int vehicles;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of speeches held out for evaluation. By default ${DEFAULT-VALUE}.")
  private int heldOut;

  @Option(
      names = "--vocabulary",
      paramLabel = "N",
      defaultValue = "2048",
      description = "Size of the tokenizer's vocabulary. By default ${DEFAULT-VALUE}.")
  private int vocabulary;

  @Mixin private PretrainShape shape = new PretrainShape();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of passes over the text. By default ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--sequence-length",
      paramLabel = "N",
      defaultValue = "256",
      description = "Tokens per sequence. By default ${DEFAULT-VALUE}.")
  private int sequenceLength;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "4",
      description = "Sequences per batch. By default ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      defaultValue = "1.5e-3",
      description = "Peak learning rate of AdamW. By default ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "Weight decay of AdamW. By default ${DEFAULT-VALUE}.")
  private double weightDecay;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20250101",
      description =
          "Seed of the training: the same seed gives the same model. By default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Threads per tensor operation; their number changes the last bits. By default ${DEFAULT-VALUE}.")
  private int threads;

  @Option(names = "--quiet", description = "Prints errors only, no progress.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    check();
    Torch.start(threads);
    Split split = Split.deal(Corpus.read(folder()), vehicles, heldOut);
    TokenizerJson.write(BpeTrainer.train(split.trainingTexts(), vocabulary), out);
    Windows learned;
    Windows unseen;
    try (Tokenizer tokenizer = Tokenizer.open(out)) {
      learned = windows(tokenizer.encode(split.vehicles().stream().flatMap(List::stream).toList()));
      unseen = windows(tokenizer.encode(split.heldOut()));
      pretrain(tokenizer, learned, unseen);
    }
    return 0;
  }

  private void pretrain(Tokenizer tokenizer, Windows learned, Windows unseen) {
    int steps = Math.multiplyExact(epochs, Math.max(1, learned.count() / batchSize));
    OptimizerSettings optimizer =
        new OptimizerSettings(
            learningRate,
            Math.min(100, steps / 10),
            steps,
            0.05,
            0.9,
            0.95,
            1e-8,
            weightDecay,
            CLIP_NORM);
    LlamaConfig config = config(tokenizer);
    tell("%,d parameters, %,d steps of %d tokens", config.parameters(), steps, tokens());
    LlamaModel model = new Pretraining(config, learned, batchSize, optimizer).run(seed, this::show);
    ModelFolder.save(out, config, model.weights(), DType.BF16);
    Evaluation evaluation =
        Pretraining.evaluate(LlamaModel.of(ModelFolder.load(out)), unseen, batchSize);
    PrintWriter console = spec.commandLine().getOut();
    console.println(
        String.format(
            Locale.ROOT,
            "%s: %,d parameters, held-out perplexity %.1f, next-token accuracy %.1f %%",
            out,
            config.parameters(),
            evaluation.perplexity(),
            100 * evaluation.accuracy()));
    console.flush();
  }

  private LlamaConfig config(Tokenizer tokenizer) {
    return new LlamaConfig(
        vocabulary,
        shape.width,
        shape.feedForwardWidth,
        shape.blocks,
        shape.heads,
        shape.keyValueHeads,
        shape.width / shape.heads,
        NORM_EPSILON,
        ROPE_THETA,
        Optional.empty(),
        sequenceLength,
        false,
        OptionalInt.of(tokenizer.begin()),
        List.of(tokenizer.end()));
  }

  private void show(Pretraining.Progress progress) {
    if (progress.step() % TELL_EVERY == 0 || progress.step() == progress.steps()) {
      tell(
          "step %,d of %,d, loss %.3f", progress.step(), progress.steps(), progress.loss().total());
    }
  }

  private void tell(String format, Object... values) {
    if (!quiet) {
      spec.commandLine().getErr().println(String.format(Locale.ROOT, format, values));
      spec.commandLine().getErr().flush();
    }
  }

  private Windows windows(int[] tokens) {
    return new Windows(tokens, sequenceLength, 1);
  }

  private int tokens() {
    return batchSize * sequenceLength;
  }

  private Path folder() {
    return text != null
        ? text
        : Path.of(System.getProperty("splitkd.home", "")).resolve("conf/earlier-speeches");
  }

  private void check() {
    atLeast("--vehicles", vehicles, 1);
    atLeast("--held-out", heldOut, 1);
    atLeast("--vocabulary", vocabulary, 258);
    atLeast("--epochs", epochs, 1);
    atLeast("--sequence-length", sequenceLength, 2);
    atLeast("--batch-size", batchSize, 1);
    atLeast("--threads", threads, 1);
    if (!(learningRate > 0) || !(weightDecay >= 0)) {
      throw wrong("--learning-rate must be above 0 and --weight-decay at least 0");
    }
    shape.check(spec.commandLine());
  }

  private void atLeast(String option, int value, int least) {
    if (value < least) {
      throw wrong(option + " = " + value + ": must be at least " + least);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
