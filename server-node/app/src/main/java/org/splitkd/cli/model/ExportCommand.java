package org.splitkd.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.splitkd.cli.run.RunFolder;
import org.splitkd.command.UsageException;
import org.splitkd.files.IoReason;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.LlamaModelFiles;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.tensor.DType;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code splitkd export}: writes the student of a run for other programs to load. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Writes the distilled student of a run, with its tokenizer, as a Hugging Face folder.")
public final class ExportCommand implements Callable<Integer> {

  private static final String CONFIG = "config.json";

  /** Files to list in the output if they exist. */
  private static final List<String> FILES =
      List.of(
          CONFIG,
          "model.safetensors",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json");

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN_DIR",
      description =
          "The results folder of a run that distilled. By default the newest one under results/.")
  private @Nullable Path run;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder to write: a new one, an empty one, or one with a model, which is replaced.")
  private Path to = Path.of("");

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      converter = Type.class,
      description = "Element type of the weights: fp32, fp16 or bf16. By default fp32.")
  private DType dtype = DType.FP32;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path from = run == null ? RunFolder.newest(Path.of("results")) : run;
    Path student = RunFolder.student(from);
    if (!Files.isDirectory(student)) {
      throw new UsageException(
          from + (Files.exists(from) ? ": holds no distilled student" : ": no such folder"));
    }
    LlamaModelFiles files = ModelFolder.load(student);
    // Checked before anything is written: a student is useless without its tokenizer.
    ModelFolder.tokenizer(student);
    requireWritable(student);
    ModelFolder.save(to, files.config(), files.weights(), dtype);
    ModelFolder.copyTokenizer(student, to);
    tell(student, files.config());
    return ExitCode.OK;
  }

  private void requireWritable(Path student) {
    if (!Files.exists(to)) {
      return;
    }
    if (!Files.isDirectory(to)) {
      throw new UsageException(to + ": a file: --to must be a folder");
    }
    try (Stream<Path> content = Files.list(to)) {
      if (Files.isSameFile(student, to)) {
        throw new UsageException(to + ": the student itself: --to must be another folder");
      }
      if (content.findAny().isPresent() && !holdsModel()) {
        throw new UsageException(
            to + ": holds other files and no model: --to must be new, empty or a model's folder");
      }
    } catch (IOException failure) {
      throw new UsageException(to + ": cannot be read: " + IoReason.of(failure));
    }
  }

  private boolean holdsModel() {
    try {
      LlamaConfig.read(to.resolve(CONFIG));
      return true;
    } catch (ModelFormatException other) {
      return false;
    }
  }

  private void tell(Path student, LlamaConfig config) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            "%s: %s, %,d parameters in %s",
            to,
            student,
            config.parameters(),
            dtype.name().toLowerCase(Locale.ROOT)));
    FILES.stream()
        .map(to::resolve)
        .filter(Files::isRegularFile)
        .forEach(
            file ->
                out.println(
                    String.format(
                        Locale.ROOT, "  %-23s %,14d bytes", file.getFileName(), bytes(file))));
    out.println("To load it in Python, with the package transformers:");
    out.println("  from transformers import AutoModelForCausalLM, AutoTokenizer");
    out.println(
        "  model = AutoModelForCausalLM.from_pretrained(\"" + to + "\", torch_dtype=\"float32\")");
    out.println("  tokenizer = AutoTokenizer.from_pretrained(\"" + to + "\")");
    out.flush();
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw new UsageException(file + ": cannot be read: " + IoReason.of(failure));
    }
  }

  /** Parses an element type that other programs can load. */
  static final class Type implements ITypeConverter<DType> {
    @Override
    public DType convert(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "fp32" -> DType.FP32;
        case "fp16" -> DType.FP16;
        case "bf16" -> DType.BF16;
        default -> throw new TypeConversionException("must be fp32, fp16 or bf16");
      };
    }
  }
}
