package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.LlamaModelFiles;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.huggingface.Weights;
import org.splitkd.tensor.DType;
import org.splitkd.text.Tokenizer;

@Tag("slow")
class PretrainCommandTest {

  private static final List<String> SPEECHES =
      List.of(
          "1984_ronald_reagan_r.txt",
          "1989_george_bush_r.txt",
          "2013_barack_obama_d.txt",
          "2021_joseph_r_biden_d.txt");

  @TempDir static Path text;
  @TempDir Path folder;

  @BeforeAll
  static void copySpeeches() throws IOException {
    for (String speech : SPEECHES) {
      Files.copy(CaseStudy.file("speeches").resolve(speech), text.resolve(speech));
    }
  }

  @Test
  void shouldMakeTheSameModelOfTheSameText() throws IOException {
    Said said = pretrain("one");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains(", held-out perplexity "), said.out());
    LlamaModelFiles model = ModelFolder.load(folder.resolve("one"));
    LlamaConfig config = model.config();
    assertEquals(
        List.of(300, 16, 1, 2),
        List.of(config.vocabulary(), config.width(), config.blocks(), config.heads()));
    assertEquals(DType.BF16, model.weights().get(Weights.HEAD).dtype());
    try (Tokenizer tokenizer = Tokenizer.open(folder.resolve("one"))) {
      assertEquals(300, tokenizer.vocabulary());
      assertEquals(OptionalInt.of(tokenizer.begin()), config.beginOfText());
      assertEquals("We are strong.", tokenizer.decode(tokenizer.encode("We are strong.")));
    }

    assertEquals(new Said(0, said.out().replace("one", "two"), ""), pretrain("two", "--quiet"));
    for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(file)),
          Files.readAllBytes(folder.resolve("two").resolve(file)),
          file);
    }
  }

  /** A uniform choice of 300 tokens has perplexity 300; token frequencies alone are much better. */
  @Test
  void shouldLearnTheText() {
    String out = pretrain("one", "--learning-rate", "1e-2").out();

    String perplexity = out.replaceAll("(?s).*held-out perplexity ([0-9.]+),.*", "$1");
    assertTrue(Double.parseDouble(perplexity) < 200, out);
  }

  /** There are fewer held-out windows than sequences in a batch. */
  @Test
  void shouldEvaluateOnLessTextThanABatch() {
    Said said = pretrain("one", "--batch-size", "1000", "--epochs", "1");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().matches("(?s).*held-out perplexity \\d+\\.\\d,.*"), said.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--heads 3           | --heads = 3: must divide --width = 16 into even parts",
        "--heads 16          | --heads = 16: must divide --width = 16 into even parts",
        "--key-value-heads 4 | --key-value-heads = 4: must divide --heads = 2",
        "--blocks 0          | --blocks = 0: must be at least 1",
        "--vocabulary 257    | --vocabulary = 257: must be at least 258",
        "--held-out 0        | --held-out = 0: must be at least 1",
        "--learning-rate 0   | --learning-rate must be above 0 and --weight-decay at least 0",
        "--layers 3          | Unknown option"
      })
  void shouldAnswerWrongOptionsInOneLineAndWriteNothing(String wrong, String answer) {
    Said said = pretrain("wrong", wrong.strip().split(" +"));

    assertEquals(2, said.exit());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith("splitkd: " + answer), said.err());
    assertFalse(Files.exists(folder.resolve("wrong")));
  }

  @Test
  void shouldAnswerMissingTextInOneLine() {
    Said said = pretrain("wrong", "--text", "nowhere");

    assertEquals(2, said.exit());
    assertEquals("nowhere: no such folder", said.err().strip());
  }

  /** Runs pretrain. The given options replace the usual ones, since none may be repeated. */
  private Said pretrain(String out, String... options) {
    List<String> usual =
        List.of(
            "--text " + text,
            "--held-out 1",
            "--vehicles 2",
            "--vocabulary 300",
            "--blocks 1",
            "--width 16",
            "--feed-forward-width 16",
            "--heads 2",
            "--key-value-heads 1",
            "--epochs 2",
            "--sequence-length 64",
            "--batch-size 16");
    List<String> arguments = new ArrayList<>(List.of("pretrain", "--out"));
    arguments.add(folder.resolve(out).toString());
    for (String option : usual) {
      String[] named = option.split(" ", 2);
      if (!Arrays.asList(options).contains(named[0])) {
        arguments.addAll(List.of(named));
      }
    }
    arguments.addAll(List.of(options));
    return Said.by(arguments.toArray(String[]::new));
  }
}
