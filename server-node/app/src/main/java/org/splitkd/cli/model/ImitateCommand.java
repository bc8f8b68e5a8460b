package org.splitkd.cli.model;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.splitkd.command.UsageException;
import org.splitkd.files.AtomicFile;
import org.splitkd.generation.Generation;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.nn.Generator;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.torch.Torch;
import org.splitkd.text.Corpus;
import org.splitkd.text.Speech;
import org.splitkd.text.Split;
import org.splitkd.text.Tokenizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code splitkd imitate}: a folder of text that a model wrote in place of a real one. */
@Command(
    name = "imitate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a folder of text that a model made up, in place of a folder of real text.",
      "It is the control for what the vehicles' own text teaches a student: train once with each.",
      "The speeches held out for evaluation are copied; every other becomes as much text of the model's own."
    })
public final class ImitateCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the text, for distillation.text. It must not exist yet.")
  private Path out = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The model that writes. By default the teacher in conf/teacher.")
  private @Nullable Path model;

  @Option(
      names = "--text",
      paramLabel = "DIR",
      description = "The text to imitate. By default the speeches in conf/speeches.")
  private @Nullable Path text;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Number of speeches held out, as in distillation.held-out. By default ${DEFAULT-VALUE}.")
  private int heldOut;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same text. By default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--quiet", description = "Prints errors only, no progress.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (heldOut < 0) {
      throw new ParameterException(
          spec.commandLine(), "--held-out = " + heldOut + ": must be at least 0");
    }
    if (Files.exists(out)) {
      throw new UsageException(out + ": exists already: must be a new folder");
    }
    Corpus corpus = Corpus.read(text != null ? text : conf("speeches"));
    if (corpus.speeches().size() < 2L * heldOut) {
      throw new UsageException(
          corpus.folder()
              + ": "
              + corpus.speeches().size()
              + " speeches: must be at least twice as many as --held-out");
    }
    Set<String> kept =
        Split.deal(corpus, 1, heldOut).heldOut().stream()
            .map(Speech::name)
            .collect(Collectors.toUnmodifiableSet());
    Path folder = model != null ? model : conf("teacher");
    LlamaModel writer = LlamaModel.of(ModelFolder.load(folder));
    Torch.start(1);
    AtomicFile.createFolder(out);
    try (Tokenizer tokenizer = Tokenizer.open(folder);
        Generator generator = new Generator(writer, writer.config().maxPositions())) {
      Passages passages = new Passages(generator, tokenizer, seed);
      for (Speech speech : corpus.speeches()) {
        boolean real = kept.contains(speech.name());
        byte[] written =
            (real ? speech.text() : text(passages, speech.text().length()))
                .getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(out.resolve(speech.name() + ".txt"), written);
        tell("%s %s, %,d bytes", real ? "copied" : "wrote", speech.name(), written.length);
      }
    }
    return ExitCode.OK;
  }

  private static String text(Passages passages, int length) {
    StringBuilder written = new StringBuilder();
    while (written.length() < length) {
      written.append(passages.next()).append('\n');
    }
    return written.toString();
  }

  /**
   * What a model writes from the beginning of a text, to its end or as far as it reaches: one
   * passage after the other, of which several are written at once.
   */
  private static final class Passages {

    private static final int AT_ONCE = 32;

    private final Generator generator;
    private final Tokenizer tokenizer;
    private final Deque<String> written = new ArrayDeque<>();
    private long seed;

    Passages(Generator generator, Tokenizer tokenizer, long seed) {
      this.generator = generator;
      this.tokenizer = tokenizer;
      this.seed = seed;
    }

    String next() {
      if (written.isEmpty()) {
        List<SamplingSettings> ways =
            LongStream.range(0, AT_ONCE)
                .mapToObj(each -> new SamplingSettings(Integer.MAX_VALUE, 1, 1, seed + each))
                .toList();
        seed += AT_ONCE;
        for (Generation passage : generator.generate(new int[] {tokenizer.begin()}, ways)) {
          written.add(
              tokenizer.decode(
                  passage.tokens().stream()
                      .mapToInt(Integer::intValue)
                      .filter(token -> token != tokenizer.begin())
                      .toArray()));
        }
      }
      return written.remove();
    }
  }

  private static Path conf(String folder) {
    return Path.of(System.getProperty("splitkd.home", "")).resolve("conf").resolve(folder);
  }

  private void tell(String format, Object... values) {
    if (!quiet) {
      spec.commandLine().getErr().println(String.format(Locale.ROOT, format, values));
      spec.commandLine().getErr().flush();
    }
  }
}
