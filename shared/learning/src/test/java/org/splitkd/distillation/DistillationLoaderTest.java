package org.splitkd.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.nn.LlamaModel;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.text.TextException;

@Tag("slow")
class DistillationLoaderTest {

  private static final int VOCABULARY = 2048;

  @TempDir static Path folder;
  private static Path teacher = Path.of("");

  @TempDir Path own;

  @BeforeAll
  static void writeTeacher() throws IOException {
    teacher = TinyScenario.model(folder.resolve("teacher"), VOCABULARY);
  }

  @Test
  void shouldRefuseAStudentOfAnotherVocabulary() throws IOException {
    Path student = TinyScenario.model(own.resolve("student"), 2000);

    assertComplains(
        ScenarioException.class,
        student + ": 2000 tokens: must be 2048, the vocabulary of the teacher",
        "distillation.student=\"" + student + "\"");
  }

  @Test
  void shouldRefuseATokenizerOfMoreTokensThanTheModelHas() throws IOException {
    Path small = TinyScenario.model(own.resolve("small"), 2000);

    assertComplains(
        ScenarioException.class,
        small + ": the tokenizer has 2048 tokens: must be at most the 2000 of the model",
        "distillation.teacher=\"" + small + "\"");
  }

  @Test
  void shouldRefuseAStudentThatIsWiderThanTheTeacher() {
    assertComplains(
        ScenarioException.class,
        "distillation.student.width = 36: must be at most 32, the width of the teacher",
        "distillation.student.width=36");
  }

  @Test
  void shouldRefuseTooLittleText() throws IOException {
    Files.writeString(own.resolve("one.txt"), "We are strong. ".repeat(100));

    // Nine tenths of 1,500 characters.
    assertComplains(
        TextException.class,
        own + ": 1350 characters to train on for 3 vehicles: must be at least 500 for each",
        "distillation.text=\"" + own + "\"");
  }

  @Test
  void shouldRefuseTextThatFillsNoSequence() throws IOException {
    Files.writeString(own.resolve("one.txt"), "We are strong. ".repeat(200));

    TextException complaint =
        assertThrows(
            TextException.class,
            () ->
                load(
                    "distillation.text=\"" + own + "\"",
                    "distillation.sequence-length=1024",
                    "distillation.evaluation-tokens=1024"));

    String message = String.valueOf(complaint.getMessage());
    assertTrue(
        message.matches("text of \\d+ tokens: must be at least 1025 for a sequence length of 1024"),
        message);
  }

  @Test
  void shouldNameATeacherThatIsNone() {
    assertComplains(
        ModelFormatException.class,
        own.resolve("config.json") + ": no such file",
        "distillation.teacher=\"" + own + "\"");
  }

  @Test
  void shouldStartFromAStudentInAFolder() throws IOException {
    Path student = TinyScenario.model(own.resolve("student"), VOCABULARY);

    Distillation distillation = load("distillation.student=\"" + student + "\"");

    assertEquals(distillation.teacher(), distillation.student());
    assertEquals(2, distillation.charged().student().blocks());
  }

  @Test
  void shouldMakeAStudentAsTheScenarioWantsIt() {
    Distillation distillation = load();
    LlamaModel student = distillation.student();

    assertEquals(VOCABULARY, student.config().vocabulary());
    assertEquals(16, student.config().width());
    assertEquals(3, student.blocks().size());
    assertEquals(3, distillation.vehicles().size());
    // 2 rounds, 3 vehicles, 2 epochs of 2 batches.
    assertEquals(24, distillation.steps());
    assertEquals(24, distillation.learning().optimizer().totalSteps());
  }

  private static void assertComplains(
      Class<? extends RuntimeException> type, String message, String... sets) {
    assertEquals(message, assertThrows(type, () -> load(sets)).getMessage());
  }

  private static Distillation load(String... sets) {
    Scenario scenario = TinyScenario.of(teacher, sets);
    return DistillationLoader.load(scenario);
  }
}
