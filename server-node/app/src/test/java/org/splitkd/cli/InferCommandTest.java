package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.nn.InitialModel;
import org.splitkd.nn.LlamaModel;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.tensor.DType;

/** Tests of {@code splitkd infer} on the results folder of a run with an untrained student. */
@Tag("slow")
class InferCommandTest {

  private static final Pattern TOLD =
      Pattern.compile(
          "(\\d+) tokens: [0-9.]+ tokens/s on this machine; emulated on (.*): ([0-9.]+) tokens/s, ([0-9.]+) J, ([0-9.]+) J/token\\R");

  @TempDir static Path folder;

  @BeforeAll
  static void leaveARun() throws IOException {
    leaveARun(folder.resolve("run"), 12);
  }

  @Test
  void shouldGenerateTheSameTextForTheSameSeed() {
    Said said = infer("run", "--seed", "7", "--temperature", "1.5");

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().length() > 24, said.out());
    assertEquals(said.out(), infer("run", "--seed", "7", "--temperature", "1.5").out());
    assertNotEquals(said.out(), infer("run", "--seed", "8", "--temperature", "1.5").out());
  }

  @Test
  void shouldTellSpeedAndEnergyOfTheVehicle() {
    Said said = infer("run");

    Matcher told = TOLD.matcher(said.err());
    assertTrue(told.matches(), said.err());
    assertEquals("24", told.group(1));
    assertEquals("vehicle 3, agx-orin-64gb at 1.00 GHz", told.group(2));
    // LLaMA-1B in FP16 at 204.8 GB/s; 9 W and 51 W at (1 / 1.3)³.
    assertEquals(82.8, Double.parseDouble(told.group(3)), 0.1);
    double watts = 9 + 51 / (1.3 * 1.3 * 1.3);
    assertEquals(watts * 12.08e-3, Double.parseDouble(told.group(5)), 0.01 * watts * 12.08e-3);
  }

  @Test
  void shouldChargeTheStudentItselfWhereTheRunWas() throws IOException {
    Path trained = folder.resolve("charged-as-trained");
    leaveARun(trained, 3, "workload.charge-as=trained");

    Said said = infer("charged-as-trained");

    Matcher told = TOLD.matcher(said.err());
    assertTrue(told.matches(), said.err());
    // 2 · 2048 · 32 for the head and 3 · 9,280 weights: microseconds, not milliseconds.
    assertTrue(Double.parseDouble(told.group(3)) > 100_000, said.err());
  }

  @Test
  void shouldCutBetweenVehicleAndServer() {
    Said fast = infer("run", "--partition", "latency");
    Said whole = infer("run", "--partition", "none");

    // The server reads its memory five times as fast.
    assertTrue(fast.err().contains("emulated on rtx-4090 for vehicle 3: "), fast.err());
    assertTrue(whole.err().contains("emulated on vehicle 3, agx-orin-64gb"), whole.err());
    assertEquals(whole.out(), fast.out());
    assertEquals(0, infer("run", "--partition", "energy").exit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--vehicle 11 | splitkd: --vehicle = 11: must be 1 to 10; see splitkd infer --help",
        "--vehicle 0 | splitkd: --vehicle = 0: must be 1 or more; see splitkd infer --help",
        "--max-tokens 0 | splitkd: --max-tokens = 0: must be 1 or more; see splitkd infer --help",
        "--temperature -1 | splitkd: --temperature = -1: must be 0 or more; see splitkd infer --help",
        "--temperature NaN | splitkd: --temperature = NaN: must be 0 or more; see splitkd infer --help",
        "--top-p 0 | splitkd: --top-p = 0: must be above 0, at most 1; see splitkd infer --help",
        "--top-p 1.5 | splitkd: --top-p = 1.5: must be above 0, at most 1; see splitkd infer --help",
        "--prompt '' | splitkd: --prompt: must be at least one character; see splitkd infer --help"
      })
  void shouldRefuseAWrongOptionInOneLine(String option, String complaint) {
    String[] words = option.replace("''", "").split(" ", 2);

    assertComplaint(complaint, infer("run", words[0], words[1].strip()));
  }

  @Test
  void shouldRefuseAnUnknownPartition() {
    Said said = infer("run", "--partition", "half");

    assertEquals(2, said.exit());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith("splitkd: Invalid value for option '--partition'"));
  }

  @Test
  void shouldRefuseAPromptThatFillsTheStudent() {
    assertComplaint(
        "splitkd: --prompt: 201 tokens: must be at most 63, so that the student has a position left; see splitkd infer --help",
        infer("run", "--prompt", "😀".repeat(50)));
  }

  @Test
  void shouldRefuseAFolderWithoutAStudent() throws IOException {
    Path compared = Files.createDirectories(folder.resolve("compared"));

    assertComplaint(compared.resolve("student") + ": no such folder", infer("compared"));
  }

  @Test
  void shouldRefuseADamagedStudent() throws IOException {
    Path damaged = folder.resolve("damaged");
    leaveARun(damaged, 12);
    Files.delete(damaged.resolve("student/tokenizer.json"));
    Said noTokenizer = infer("damaged");
    Files.writeString(damaged.resolve("student/config.json"), "{");
    Said noConfig = infer("damaged");

    for (Said said : List.of(noTokenizer, noConfig)) {
      assertEquals(2, said.exit());
      assertEquals(1, said.err().lines().count(), said.err());
    }
    assertTrue(noTokenizer.err().startsWith(damaged.resolve("student/tokenizer.json") + ": "));
    assertTrue(noConfig.err().startsWith(damaged.resolve("student/config.json") + ": "));
  }

  @Test
  void shouldRefuseAStudentWithOtherCutsThanTheModelItIsChargedAs() throws IOException {
    leaveARun(folder.resolve("other-cuts"), 3);

    assertComplaint(
        "distillation.student = 3 blocks: must be 12, as models.student = llama-3.2-1b is cut with workload.charge-as = models",
        infer("other-cuts"));
  }

  private static void assertComplaint(String complaint, Said said) {
    assertEquals(new Said(2, "", complaint + System.lineSeparator()), said);
  }

  /** Runs the command on vehicle 3 unless the options name another. */
  private static Said infer(String run, String... options) {
    List<String> arguments = new ArrayList<>(List.of("infer", folder.resolve(run).toString()));
    List<String> given = List.of(options);
    arguments.addAll(given);
    String[] defaults = {"--vehicle", "3", "--prompt", "My fellow citizens", "--max-tokens", "24"};
    for (int i = 0; i < defaults.length; i += 2) {
      if (!given.contains(defaults[i])) {
        arguments.addAll(List.of(defaults[i], defaults[i + 1]));
      }
    }
    return Said.by(arguments.toArray(String[]::new));
  }

  private static void leaveARun(Path run, int blocks, String... sets) throws IOException {
    Files.createDirectories(run);
    Files.writeString(
        run.resolve("config.conf"),
        ScenarioFile.load(CaseStudy.file("quick.conf"), List.of(sets)).rendered());
    LlamaConfig config =
        new LlamaConfig(2048, 32, 64, blocks, 4, 2, 8, 1e-5, 10_000, Optional.empty(), 64, true);
    LlamaModel student = InitialModel.random(config, 1);
    Path folder = run.resolve("student");
    ModelFolder.save(folder, config, student.weights(), DType.FP32);
    ModelFolder.copyTokenizer(CaseStudy.file("teacher"), folder);
  }
}
