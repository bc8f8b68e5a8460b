package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.DistillationSettings.Sources;
import org.splitkd.scenario.DistillationSettings.Student;

/** The scenario that a run keeps can be run again. */
@Tag("slow")
class RenderedScenarioTest {

  @ParameterizedTest
  @ValueSource(strings = {"case-study.conf", "quick.conf", "sumo.conf"})
  void shouldLoadAgainToAnEqualScenario(String name, @TempDir Path folder) throws IOException {
    LoadedScenario first =
        ScenarioFile.load(
            Scenarios.CONF.resolve(name),
            List.of(
                "radio.channels.poor=null",
                "radio.outage-s=0.5",
                "run.seed=7",
                "workload.activation-bits=8.5",
                "devices.orin-nx-8gb.battery-wh=40",
                "policy.attempts=100",
                "faults.vehicle-dies=0.25"));
    if (first.trace().isPresent()) {
      Path trace = first.trace().get();
      Files.copy(trace, folder.resolve(trace.getFileName()));
    }
    Path again = Files.writeString(folder.resolve(name), first.rendered());
    LoadedScenario second = ScenarioFile.load(again, List.of());
    assertEquals(first.scenario(), second.scenario());
    assertEquals(first.rendered(), second.rendered());
    assertEquals(first.trace().map(trace -> folder.resolve(trace.getFileName())), second.trace());
  }

  @Test
  void shouldKeepTheNameThatItsFileDoesNotBear(@TempDir Path folder) throws IOException {
    LoadedScenario first = ScenarioFile.loadToTrain(Scenarios.SUMO, List.of("run.seed=7"));
    Path trace = first.trace().orElseThrow();
    Files.copy(trace, folder.resolve(trace.getFileName()));
    Path kept = Files.writeString(folder.resolve("config.conf"), first.rendered());

    LoadedScenario second = ScenarioFile.loadKept(kept, "sumo", Plugins.ofClassPath());

    assertEquals(first.scenario(), second.scenario());
    assertEquals(first.rendered(), second.rendered());
  }

  @Test
  void shouldHoldNothingButSortedKeysOfTheRoot() {
    String rendered = ScenarioFile.load(Scenarios.SUMO, List.of()).rendered();
    assertEquals("splitkd {", rendered.lines().findFirst().orElse(""));
    assertFalse(rendered.contains("#") || rendered.contains("//"), rendered);
    List<String> sections =
        rendered.lines().filter(line -> line.matches(" {4}[a-z].*")).map(String::strip).toList();
    assertEquals(sections.stream().sorted().toList(), sections);
  }

  @Test
  void shouldNameTheTraceByItsFileName() {
    LoadedScenario sumo = ScenarioFile.load(Scenarios.SUMO, List.of());
    assertEquals(
        List.of("trace=\"ten-vehicles.csv\""),
        sumo.rendered().lines().map(String::strip).filter(line -> line.contains("csv")).toList());
  }

  @Test
  void shouldNameShippedFoldersByTheirPathInConf() {
    String rendered =
        ScenarioFile.load(Scenarios.CASE_STUDY, List.of("distillation.student=traces")).rendered();
    assertEquals(List.of("student=traces", "teacher=teacher", "text=speeches"), folders(rendered));
  }

  @Test
  void shouldFindFoldersOfAUsersScenarioAgain(@TempDir Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path results = Files.createDirectory(folder.resolve("results"));
    for (String name : List.of("texts", "models", "start")) {
      Files.createDirectory(folder.resolve(name));
    }
    Path mine =
        Files.writeString(
            own.resolve("mine.conf"),
            "include \""
                + Scenarios.CASE_STUDY.toAbsolutePath()
                + "\"\n"
                + "splitkd.distillation {\n"
                + " text = ../texts, teacher = ../models, student = ../start\n"
                + "}");
    LoadedScenario first = ScenarioFile.loadToTrain(mine, List.of());
    Path again = Files.writeString(results.resolve("mine.conf"), first.rendered());
    LoadedScenario second = ScenarioFile.loadToTrain(again, List.of());
    assertEquals(own.resolve("../texts"), first.scenario().distillation().sources().text());
    assertEquals(
        new Sources(
            folder.resolve("texts"),
            5,
            folder.resolve("models"),
            new Student.Folder(folder.resolve("start"))),
        second.scenario().distillation().sources());
    assertEquals(first.rendered(), second.rendered());
  }

  @Test
  void shouldLeaveFoldersThatAreNotThereAsTheyAreWritten() {
    String rendered =
        ScenarioFile.load(Scenarios.CASE_STUDY, List.of("distillation.text=../none")).rendered();
    assertEquals(List.of("teacher=teacher", "text=\"../none\""), folders(rendered));
  }

  private static List<String> folders(String rendered) {
    return rendered
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("(text|teacher|student)=\"?[a-z./]+\"?"))
        .toList();
  }

  @Test
  void shouldFindTraceOfAnOverrideFromTheWorkingFolder() {
    Path trace = Scenarios.CONF.resolve("traces/ten-vehicles.csv").toAbsolutePath();
    Path fromHere = Path.of("").toAbsolutePath().relativize(trace);
    LoadedScenario loaded =
        ScenarioFile.load(Scenarios.SUMO, List.of("mobility.trace=\"" + fromHere + "\""));
    assertEquals(fromHere, loaded.trace().orElseThrow());
  }
}
