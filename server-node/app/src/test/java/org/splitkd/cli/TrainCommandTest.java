package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.CaseStudy;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.training.TinyDistillation;

/** Tests of {@code train} and {@code run} on tiny models and batches. */
@Tag("slow")
class TrainCommandTest {

  @TempDir static Path teacher;
  @TempDir Path folder;

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @Test
  void shouldTrainTheConfigurationItWroteToTheSameBytes() throws IOException {
    Said said = tiny("train", "one", "--threads", "2");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("perplexity"), said.out());
    assertTrue(said.err().matches("(?s).*distilled in 12 steps in \\d+\\.\\d s\\R.*"), said.err());
    assertTrue(Files.isRegularFile(folder.resolve("one/report.html")));
    assertFalse(Files.exists(folder.resolve("one/summary.json")));
    assertEquals(16, ModelFolder.load(folder.resolve("one/student")).config().width());

    String again = folder.resolve("one/config.conf").toString();
    assertEquals(0, Said.by("train", again, "--out", out("two"), "--threads", "1").exit());
    assertSameBytes("distillation.json", "config.conf", "student/model.safetensors");
  }

  @Test
  void shouldCompareAndThenDistil() throws IOException {
    Said said = tiny("run", "one", "--threads", "2");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("server-only"), said.out());
    assertTrue(said.out().contains("perplexity"), said.out());
    for (String file : List.of("summary.json", "sessions.csv", "report.html", "fig3-delay.png")) {
      assertTrue(Files.isRegularFile(folder.resolve("one").resolve(file)), file);
    }
    assertEquals(0, tiny("train", "two", "--quiet").exit());
    assertSameBytes("distillation.json", "student/model.safetensors", "student/tokenizer.json");
  }

  @Test
  void shouldSayNothingWhenQuiet() {
    assertEquals(new Said(0, "", ""), tiny("train", "one", "--quiet"));
  }

  @Test
  void shouldAnswerAMissingTeacherInOneLineAndWriteNothing() {
    for (String command : List.of("train", "run")) {
      Said said = tiny(command, "wrong", "--set", "distillation.teacher=nowhere");

      assertEquals(2, said.exit());
      assertEquals("", said.out());
      assertEquals("--set: distillation.teacher = nowhere: no such folder", said.err().strip());
      assertFalse(Files.exists(folder.resolve("wrong")));
    }
  }

  @Test
  void shouldAnswerATeacherThatIsNoneInOneLine() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Said said = tiny("train", "wrong", "--set", "distillation.teacher=\"" + empty + "\"");

    assertEquals(2, said.exit());
    assertEquals(empty.resolve("config.json") + ": no such file", said.err().strip());
    assertFalse(Files.exists(folder.resolve("wrong")));
  }

  private Said tiny(String command, String out, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(command, CaseStudy.file("quick.conf").toString()));
    arguments.addAll(List.of("--out", out(out)));
    for (String set : TinyDistillation.sets(teacher)) {
      arguments.addAll(List.of("--set", set));
    }
    arguments.addAll(List.of("--set", "distillation.rounds=1", "--set", "run.trials=1"));
    arguments.addAll(List.of(more));
    return Said.by(arguments.toArray(String[]::new));
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  private void assertSameBytes(String... files) throws IOException {
    for (String file : files) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(file)),
          Files.readAllBytes(folder.resolve("two").resolve(file)),
          file);
    }
  }
}
