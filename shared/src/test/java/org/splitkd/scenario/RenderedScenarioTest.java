package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves behind can be run again. */
class RenderedScenarioTest {

  @ParameterizedTest
  @ValueSource(strings = {"case-study.conf", "quick.conf", "sumo.conf"})
  void shouldLoadAgainToAnEqualScenario(String name, @TempDir Path folder) throws IOException {
    LoadedScenario first =
        ScenarioFile.load(
            Scenarios.CONF.resolve(name),
            List.of("radio.channels.poor=null", "run.seed=7", "workload.activation-bits=8.5"));
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
  void shouldFindTraceOfAnOverrideFromTheWorkingFolder() {
    Path trace = Scenarios.CONF.resolve("traces/ten-vehicles.csv").toAbsolutePath();
    Path fromHere = Path.of("").toAbsolutePath().relativize(trace);
    LoadedScenario loaded =
        ScenarioFile.load(Scenarios.SUMO, List.of("mobility.trace=\"" + fromHere + "\""));
    assertEquals(fromHere, loaded.trace().orElseThrow());
  }
}
