package org.splitkd.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.text.ScenarioException;

/** A device node's check of a run that a server node describes. */
@Tag("slow")
class RunTextTest {

  private static final Path CONF = Path.of(System.getProperty("splitkd.home", ".."), "conf");

  @TempDir private Path there;

  @Test
  void shouldBeTheSameScenarioWithLaps() throws IOException {
    LoadedScenario loaded = load("quick.conf");

    RunText told = RunText.of("run", "quick", loaded);

    assertEquals(Set.of("distillation.teacher", "distillation.text"), told.sources().keySet());
    assertEquals(loaded.scenario(), told.load(file(told), Plugins.ofClassPath()).scenario());
  }

  @Test
  void shouldBeTheSameScenarioWithATraceOfTheProject() throws IOException {
    LoadedScenario loaded = load("sumo.conf");

    RunText told = RunText.of("run", "sumo", loaded);

    assertTrue(told.text().contains("\"traces/ten-vehicles.csv\""), told.text());
    assertFalse(told.text().contains(CONF.toAbsolutePath().toString()), told.text());
    assertEquals(loaded.scenario(), told.load(file(told), Plugins.ofClassPath()).scenario());
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
    assertEquals(loaded.scenario(), told.load(file, Plugins.ofClassPath()).scenario());

    Files.writeString(trace, content.replaceFirst("131[.]43", "131.44"));

    String line =
        String.valueOf(
            assertThrows(ScenarioException.class, () -> told.load(file, Plugins.ofClassPath()))
                .getMessage());
    assertTrue(
        line.startsWith(trace + ": not what the run has as mobility.trace: SHA-256 is "), line);
    assertTrue(line.endsWith("must be " + told.sources().get("mobility.trace")), line);
  }

  /** With a speech more or less, vehicles would learn from other texts than on one machine. */
  @Test
  void shouldRefuseOtherTextsButNoNotesBesideThem() throws IOException {
    Path texts = Files.createDirectory(there.resolve("texts"));
    try (Stream<Path> speeches = Files.list(CONF.resolve("speeches"))) {
      for (Path speech : speeches.toList()) {
        Files.copy(speech, texts.resolve(speech.getFileName()));
      }
    }
    LoadedScenario loaded =
        ScenarioFile.loadToTrain(
            CONF.resolve("quick.conf"), List.of("distillation.text=\"" + texts + "\""));
    RunText told = RunText.of("run", "quick", loaded);
    Path file = file(told);
    Files.writeString(texts.resolve("notes.md"), "mine");
    assertEquals(loaded.scenario(), told.load(file, Plugins.ofClassPath()).scenario());

    Files.writeString(texts.resolve("2099_nobody_x.txt"), "My fellow Americans");

    String line =
        String.valueOf(
            assertThrows(ScenarioException.class, () -> told.load(file, Plugins.ofClassPath()))
                .getMessage());
    assertTrue(line.startsWith(texts + ": not what the run has as distillation.text: "), line);
  }

  private Path file(RunText told) throws IOException {
    return Files.writeString(there.resolve("config.conf"), told.text());
  }

  private static LoadedScenario load(String name) {
    return ScenarioFile.loadToTrain(CONF.resolve(name), List.of());
  }
}
