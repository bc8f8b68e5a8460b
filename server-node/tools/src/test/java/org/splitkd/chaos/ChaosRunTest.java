package org.splitkd.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run that loses nothing, whenever it is killed. */
@Tag("slow")
class ChaosRunTest extends QuickChaos {

  @Test
  void shouldFindNoDifferenceWhereNothingIsLost() {
    Path folder = root.resolve("chaos");
    ChaosResult result = run(folder, KILLS, "", List.of());

    assertEquals(List.of(), result.differences());
    assertEquals(KILLS, result.kills());
    assertEquals(KILLS, result.hits().values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(KILLS, told.stream().filter(line -> line.startsWith("kill ")).count());
    assertEquals(result.runs() * StandIn.SESSIONS, result.sessions());
    // Every kill is followed by a resume, and every resume that came too early by a new start.
    assertEquals(KILLS, result.resumes());
    assertTrue(result.restarts() > 0 && result.restarts() <= KILLS, told::toString);
    assertFalse(Files.exists(folder));
  }

  @Test
  void shouldSayWhyNothingCanBeDisturbed() {
    ChaosException failure =
        assertThrows(
            ChaosException.class, () -> run(root.resolve("chaos"), 1, "", List.of("--fail")));

    assertEquals("the undisturbed run ended with 1: told to fail", failure.getMessage());
  }

  @Test
  void shouldKeepWhatIsAskedFor() throws Exception {
    Path folder = Files.createDirectory(root.resolve("kept"));
    ChaosResult result = ChaosRun.run(orders(folder, 1, "", List.of(), true), told::add);

    assertEquals(List.of(), result.differences());
    Set<String> expected = new HashSet<>(Set.of("undisturbed", "undisturbed.log"));
    // A run that ended before its shot also counts and is followed by another.
    for (int run = 1; run <= result.runs(); run++) {
      expected.addAll(Set.of("disturbed-" + run, "disturbed-" + run + ".log"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          expected, files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }
  }
}
