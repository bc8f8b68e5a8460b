package org.splitkd.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioException;
import org.splitkd.scenario.ScenarioFile;

/** What a device node makes of a run that a server node tells it of. */
class RunTextTest {

  private static final Path CONF = Path.of(System.getProperty("splitkd.home", ".."), "conf");

  @TempDir private Path there;

  @Test
  void shouldBeTheSameScenarioWithLaps() throws IOException {
    LoadedScenario loaded = load("quick.conf");

    RunText told = RunText.of("run", "quick", loaded);

    assertEquals("", told.trace());
    assertEquals(loaded.scenario(), told.load(file(told)).scenario());
  }

  @Test
  void shouldBeTheSameScenarioWithATraceOfTheProject() throws IOException {
    LoadedScenario loaded = load("sumo.conf");

    RunText told = RunText.of("run", "sumo", loaded);

    assertTrue(told.text().contains("\"traces/ten-vehicles.csv\""), told.text());
    assertFalse(told.text().contains(CONF.toAbsolutePath().toString()), told.text());
    assertEquals(loaded.scenario(), told.load(file(told)).scenario());
  }

  @Test
  void shouldRefuseAnotherTrace() throws IOException {
    Path trace = there.resolve("mine.csv");
    String content = Files.readString(CONF.resolve("traces/ten-vehicles.csv"));
    Files.writeString(trace, content);
    LoadedScenario loaded =
        ScenarioFile.loadToTrain(
            CONF.resolve("sumo.conf"), List.of("mobility.trace=\"" + trace + "\""));
    RunText told = RunText.of("run", "sumo", loaded);
    Path file = file(told);
    assertEquals(loaded.scenario(), told.load(file).scenario());

    Files.writeString(trace, content.replaceFirst("131[.]43", "131.44"));

    String line =
        String.valueOf(assertThrows(ScenarioException.class, () -> told.load(file)).getMessage());
    assertTrue(line.startsWith(trace + ": another trace than the run's: SHA-256 is "), line);
    assertTrue(line.endsWith("must be " + told.trace()), line);
  }

  private Path file(RunText told) throws IOException {
    return Files.writeString(there.resolve("config.conf"), told.text());
  }

  private static LoadedScenario load(String name) {
    return ScenarioFile.loadToTrain(CONF.resolve(name), List.of());
  }
}
