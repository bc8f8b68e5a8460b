package org.splitkd.scenario.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTextTest {

  @TempDir Path folder;

  /** The example of HOCON's specification, "Substitution fallback to environment variables". */
  @Test
  void shouldLookUpInTheEnvironmentWhatTheFileDoesNotDefine() throws IOException {
    Config read =
        read(
            "splitkd { run.seed = 1, run.seed = ${?SEED}, name = ${WHO}, on = ${ON}, beta = ${BETA},"
                + " own = ${HERE}, run.trials = 3, run.trials = ${?NOBODY} }\nHERE = 5",
            Map.of("SEED", "77", "WHO", "a b", "ON", "true", "BETA", "1.5e-2", "HERE", "6"));

    assertEquals(77, read.getValue("splitkd.run.seed").unwrapped());
    assertEquals("a b", read.getString("splitkd.name"));
    assertEquals(true, read.getValue("splitkd.on").unwrapped());
    assertEquals(0.015, read.getValue("splitkd.beta").unwrapped());
    assertEquals(5, read.getValue("splitkd.own").unwrapped());
    assertEquals(3, read.getValue("splitkd.run.trials").unwrapped());
    assertEquals(Set.of("splitkd", "HERE"), read.root().keySet());
  }

  @Test
  void shouldLeaveTheEnvironmentOutOfEverythingElse() throws IOException {
    assertEquals(Map.of("a", 1), read("a = 1", Map.of("b", "2")).root().unwrapped());
    ScenarioException refused =
        assertThrows(ScenarioException.class, () -> read("a = ${b}", Map.of("B", "2")));
    assertEquals(
        folder.resolve("x.conf") + ": 1: Could not resolve substitution to a value: ${b}",
        refused.getMessage());
  }

  @Test
  void shouldReadNeitherDevicesNorHugeNorDeepFiles() throws IOException {
    Path huge = folder.resolve("huge.conf");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(1L << 33);
    }
    Path deep = Files.writeString(folder.resolve("deep.conf"), "a=" + "{b=".repeat(100_000));

    assertRefused(Path.of("/dev/zero"), "/dev/zero: is not a regular file");
    assertRefused(huge, huge + ": is larger than 4 MiB: must be a scenario");
    assertRefused(deep, deep + ": is nested too deeply");
  }

  private static void assertRefused(Path file, String message) {
    ScenarioException refused =
        assertThrows(
            ScenarioException.class,
            () -> new ScenarioText(new Places(file), Map.of()).resolve(file, List.of(), List.of()));
    assertEquals(message, refused.getMessage());
  }

  private Config read(String text, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), text);
    return new ScenarioText(new Places(file), environment).resolve(file, List.of(), List.of());
  }
}
