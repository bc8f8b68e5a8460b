package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.LlamaModelFiles;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.huggingface.Weights;
import org.splitkd.nn.InitialModel;
import org.splitkd.nn.LlamaModel;
import org.splitkd.report.files.ResultsFolder;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

@Tag("slow")
class ExportCommandTest {

  private static final LlamaModel STUDENT =
      InitialModel.random(
          new LlamaConfig(20, 8, 12, 2, 2, 1, 4, 1e-5, 10_000, Optional.empty(), 64, false), 1);

  @TempDir Path folder;

  private Path run = Path.of("");

  @BeforeEach
  void distil() throws IOException {
    Files.createDirectories(folder.resolve("teacher"));
    Files.writeString(folder.resolve("teacher/tokenizer.json"), "{\"a\": 1}");
    Files.writeString(folder.resolve("teacher/tokenizer_config.json"), "{\"b\": 2}");
    run = folder.resolve("run");
    ResultsFolder.create(run).keepStudent(STUDENT, folder.resolve("teacher"));
  }

  /** 2·160 of the tables, 2·(2·(64 + 32) + 3·96 + 16) of the blocks, 8 of the last norm. */
  @Test
  void shouldWriteTheStudentInTheTypeThatIsWished() throws IOException {
    Path to = folder.resolve("some/where");

    Said said = Said.by("export", run.toString(), "--to", to.toString(), "--dtype", "bf16");

    assertEquals("", said.err());
    assertEquals(0, said.exit());
    LlamaModelFiles exported = ModelFolder.load(to);
    assertEquals(STUDENT.config(), exported.config());
    Tensor embedding = exported.weights().get(Weights.EMBEDDING);
    assertEquals(STUDENT.embedding().as(DType.BF16), embedding);
    assertEquals("{\"a\": 1}", Files.readString(to.resolve("tokenizer.json")));
    assertEquals("{\"b\": 2}", Files.readString(to.resolve("tokenizer_config.json")));
    assertTrue(
        said.out().contains(run.resolve("student") + ", 1,320 parameters in bf16"), said.out());
    assertTrue(said.out().contains("model.safetensors"), said.out());
    assertTrue(
        said.out().contains("AutoModelForCausalLM.from_pretrained(\"" + to + "\""), said.out());
  }

  @Test
  void shouldKeepFullPrecisionUnlessAskedOtherwise() {
    Path to = folder.resolve("exported");

    assertEquals(0, Said.by("export", run.toString(), "--to", to.toString()).exit());

    assertEquals(STUDENT.weights(), ModelFolder.load(to).weights());
  }

  @Test
  void shouldReplaceAModel() {
    Path to = folder.resolve("exported");
    assertEquals(0, Said.by("export", run.toString(), "--to", to.toString()).exit());

    Said again = Said.by("export", run.toString(), "--to", to.toString(), "--dtype", "FP16");

    assertEquals(0, again.exit());
    assertEquals(DType.FP16, ModelFolder.load(to).weights().get(Weights.NORM).dtype());
  }

  @Test
  void shouldWriteNothingAmongOtherFiles() throws IOException {
    Path to = Files.createDirectories(folder.resolve("home"));
    Files.writeString(to.resolve("config.json"), "{\"my\": \"settings\"}");

    Said said = Said.by("export", run.toString(), "--to", to.toString());

    assertMistake(said, to + ": holds other files and no model");
    assertEquals("{\"my\": \"settings\"}", Files.readString(to.resolve("config.json")));
    assertFalse(Files.exists(to.resolve("model.safetensors")));
  }

  @Test
  void shouldNotReplaceTheStudentByALesserOne() {
    Path student = run.resolve("student");

    Said said = Said.by("export", run.toString(), "--to", student.toString(), "--dtype", "fp16");

    assertMistake(said, student + ": the student itself");
    assertEquals(STUDENT.weights(), ModelFolder.load(student).weights());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "export @/teacher --to @/x           | @/teacher: holds no distilled student",
        "export @/nowhere --to @/x           | @/nowhere: no such folder",
        "export @/run --to @/teacher/tokenizer.json | @/teacher/tokenizer.json: a file",
        "export @/run --to @/teacher         | @/teacher: holds other files and no model",
        "export @/run --to @/x --dtype int8  | splitkd: Invalid value for option '--dtype': must be"
            + " fp32, fp16 or bf16",
        "export @/run                        | splitkd: Missing required option: '--to=DIR'"
      })
  void shouldAnswerMistakesInOneLine(String arguments, String answer) {
    Said said = Said.by(arguments.strip().replace("@", folder.toString()).split(" +"));

    assertMistake(said, answer.replace("@", folder.toString()));
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void shouldNameTheTokenizerThatIsMissing() throws IOException {
    Files.delete(run.resolve("student/tokenizer.json"));

    Said said = Said.by("export", run.toString(), "--to", folder.resolve("x").toString());

    assertMistake(said, run.resolve("student/tokenizer.json") + ": no such file");
    assertFalse(Files.exists(folder.resolve("x")));
  }

  private static void assertMistake(Said said, String answer) {
    assertTrue(said.err().startsWith(answer), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
    assertEquals("", said.out());
    assertEquals(2, said.exit());
  }
}
