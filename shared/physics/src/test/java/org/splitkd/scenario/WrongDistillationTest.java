package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.scenario.text.ScenarioException;

/**
 * One-line errors for every wrong value of {@code distillation} and for requirements of training.
 */
class WrongDistillationTest {

  @TempDir private Path folder;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectory(folder.resolve("texts"));
    Files.writeString(folder.resolve("file"), "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text=5 | text = 5: must be a folder
          teacher=[] | teacher = []: must be a folder
          held-out=0 | held-out = 0: must be 1 to 100000
          student=5 | student = 5: must be a section { … }
          student.blocks=1 | student.blocks = 1: must be 2 to 1000
          student.blocks=1001 | student.blocks = 1001: must be 2 to 1000
          student.width=0 | student.width = 0: must be 1 to 65536
          student.width=126 | student.width = 126: must be a multiple of heads = 4
          student.feed-forward-width=0 | student.feed-forward-width = 0: must be 1 to 65536
          student.heads=0 | student.heads = 0: must be 1 to 65536
          student.heads=3 | student.heads = 3: must be a divisor of width = 128
          student.heads=128 | student.heads = 128: heads of width 1, must be even: RoPE rotates pairs of values
          student.key-value-heads=3 | student.key-value-heads = 3: must be a divisor of heads = 4
          student.key-value-heads=0 | student.key-value-heads = 0: must be 1 to 65536
          student.witdh=2 | student.witdh: unknown key, nearest is width
          rounds=0 | rounds = 0: must be 1 to 1000000
          sequence-length=0 | sequence-length = 0: must be 1 to 65536
          sequence-length=16385 | sequence-length = 16385: must be at most evaluation-tokens = 16384
          batch-size=0 | batch-size = 0: must be 1 to 4096
          channel=5 | channel = 5: must be a name
          method=Best | method = Best: a method's name must be of a-z, 0-9 and -, begin with a letter and have at most 32 characters
          temperature=0 | temperature = 0: must be above 0, at most 100
          temperature=101 | temperature = 101: must be above 0, at most 100
          alpha=-0.1 | alpha = -0.1: must be 0 to 1
          alpha=1.1 | alpha = 1.1: must be 0 to 1
          training=qlora | training = qlora: must be lora or full
          lora-rank=0 | lora-rank = 0: must be 1 to 1000000
          lora-alpha=0 | lora-alpha = 0: must be above 0, at most 1000000
          learning-rate=0 | learning-rate = 0: must be above 0, at most 1
          learning-rate=1.5 | learning-rate = 1.5: must be above 0, at most 1
          warmup-steps=-1 | warmup-steps = -1: must be 0 to 1000000000
          final-learning-rate=2 | final-learning-rate = 2: must be 0 to 1
          beta1=1 | beta1 = 1: must be 0 or more, below 1
          beta2=-1 | beta2 = -1: must be 0 or more, below 1
          epsilon=0 | epsilon = 0: must be above 0, at most 1
          weight-decay=1.1 | weight-decay = 1.1: must be 0 to 1
          clip-norm=0 | clip-norm = 0: must be above 0
          clip-norm=1e999 | clip-norm = Infinity: must be above 0
          evaluation-tokens=0 | evaluation-tokens = 0: must be 1 to 1000000000
          evaluation-tokens=127 | evaluation-tokens = 127: must be at least sequence-length = 128
          baseline=no-idea | baseline = no-idea: must be true or false
          threads=0 | threads = 0: must be 1 to 1024
          wire=fp16 | wire = fp16: must be a section { … }
          wire.teacher-input=fp8 | wire.teacher-input = fp8: must be fp32, fp16, bf16 or int8
          wire.smashed-data=int32 | wire.smashed-data = int32: must be fp32, fp16, bf16 or int8
          wire.gradient=FP16 | wire.gradient = FP16: must be fp32, fp16, bf16 or int8
          wire.parameters=int8 | wire.parameters = int8: must be fp32, fp16 or bf16
          wire.optimizer=fp16 | wire.optimizer = fp16: must be fp32 or bf16
          wire.gradients=int8 | wire.gradients: unknown key, nearest is gradient
          helt-out=1 | helt-out: unknown key, nearest is held-out
          """)
  void shouldNameKeyValueAndWhatIsAllowed(String set, String complaint) {
    assertEquals(
        "--set: distillation." + complaint,
        Scenarios.complaint(Scenarios.CASE_STUDY, "distillation." + set));
  }

  @Test
  void shouldRefuseAPathThatCannotBe() {
    assertEquals(
        "--set: distillation.text = a\0: must be a folder",
        Scenarios.complaint(Scenarios.CASE_STUDY, "distillation.text=\"a\\u0000\""));
  }

  @Test
  void shouldAskForTheSection() {
    assertEquals(
        Scenarios.CASE_STUDY + ": distillation: missing: must be a section { … }",
        Scenarios.complaint(Scenarios.CASE_STUDY, "distillation=null"));
    assertEquals(
        Scenarios.CASE_STUDY + ": distillation.student: missing: must be a section { … }",
        Scenarios.complaint(Scenarios.CASE_STUDY, "distillation.student=null"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          channel=loud | channel = loud: not in radio.channels, nearest is good
          student.blocks=6 | student.blocks = 6: must be 12, as models.student = llama-3.2-1b is cut with workload.charge-as = models
          text=none | text = none: no such folder
          text=file | text = file: is not a folder
          teacher=none | teacher = none: no such folder
          student=none | student = none: no such folder
          """)
  void shouldRefuseToTrainButNotToCompare(String setting, String complaint) throws IOException {
    Path own = own("splitkd.distillation." + setting);
    ScenarioFile.load(own, List.of());
    assertEquals("own.conf: distillation." + complaint, complaintToTrain(own));
  }

  @Test
  void shouldRefuseToTrainWhereAnotherSectionTakesTheChannelOrTheCutsAway() throws IOException {
    String place = Scenarios.CONF.toAbsolutePath() + "/distillation.conf: distillation.";
    assertEquals(
        place + "channel = normal: not in radio.channels, nearest is good",
        complaintToTrain(own(""), "radio.channels.normal=null"));
    assertEquals(
        place
            + "student.blocks = 12: must be 16, as models.student = llama-3.2-1b is cut with"
            + " workload.charge-as = models",
        complaintToTrain(own(""), "models.preset=real"));
  }

  @Test
  void shouldTrainAStudentOfAnyCutsChargedAsItself() throws IOException {
    Path own = own("splitkd { workload.charge-as = trained, distillation.student.blocks = 6 }");
    Scenario scenario = ScenarioFile.loadToTrain(own, List.of()).scenario();
    assertEquals(
        new DistillationSettings.Student.Made(6, 128, 256, 4, 2),
        scenario.distillation().sources().student());
  }

  private Path own(String text) throws IOException {
    return Files.writeString(
        folder.resolve("own.conf"),
        "include \""
            + Scenarios.CASE_STUDY.toAbsolutePath()
            + "\"\nsplitkd.distillation { text = texts, teacher = texts }\n"
            + text);
  }

  private String complaintToTrain(Path file, String... sets) {
    var thrown =
        assertThrows(
            ScenarioException.class,
            () -> ScenarioFile.loadToTrain(file, Stream.of(sets).toList()));
    return String.valueOf(thrown.getMessage()).replace(folder + "/", "");
  }
}
