package org.splitkd.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed, of a run that is quick. */
class ChaosRunTest {

  private static final int KILLS = 6;

  @TempDir private Path root;

  private final List<String> told = new ArrayList<>();

  @Test
  void shouldFindNoDifferenceWhereNothingIsLost() {
    Path folder = root.resolve("chaos");
    ChaosResult result = run(folder, KILLS, "", List.of());

    assertEquals(List.of(), result.differences());
    assertEquals(KILLS, result.kills());
    assertEquals(KILLS, result.hits().values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(KILLS, told.stream().filter(line -> line.startsWith("kill ")).count());
    assertEquals(result.runs() * StandIn.SESSIONS, result.sessions());
    // Every kill is followed by a resume, and so is every resume that came too early by a start.
    assertEquals(KILLS, result.resumes());
    assertTrue(result.restarts() > 0 && result.restarts() <= KILLS, told::toString);
    assertFalse(Files.exists(folder));
  }

  @Test
  void shouldFindASessionThatCountsTwice() throws Exception {
    Path folder = root.resolve("chaos");
    ChaosResult result = run(folder, KILLS, StandIn.REPEATS, List.of());

    assertTrue(
        result.differences().stream().anyMatch(line -> line.endsWith(" has had its turn")),
        result.differences()::toString);
    assertTrue(Files.exists(folder.resolve("disturbed-" + result.runs()).resolve("journal")));
  }

  @Test
  void shouldFindAStudentThatIsNotTheSame() {
    ChaosResult result = run(root.resolve("chaos"), KILLS, StandIn.DRIFTS, List.of());

    assertEquals(
        List.of("run " + result.runs() + ": student/model.safetensors: differs from byte 0 on"),
        result.differences());
  }

  @Test
  void shouldSayWhyNothingCanBeDisturbed() {
    ChaosException failure =
        assertThrows(
            ChaosException.class, () -> run(root.resolve("chaos"), 1, "", List.of("--fail")));

    assertEquals("the run that is not disturbed ended with 1: told to fail", failure.getMessage());
  }

  @Test
  void shouldKeepWhatIsAskedFor() throws Exception {
    Path folder = Files.createDirectory(root.resolve("kept"));
    ChaosResult result = ChaosRun.run(orders(folder, 1, "", List.of(), true), told::add);

    assertEquals(List.of(), result.differences());
    Set<String> expected = new HashSet<>(Set.of("undisturbed", "undisturbed.log"));
    // One that was over before the shot is a run too, and followed by another.
    for (int run = 1; run <= result.runs(); run++) {
      expected.addAll(Set.of("disturbed-" + run, "disturbed-" + run + ".log"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          expected, files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  private ChaosResult run(Path folder, int kills, String mistake, List<String> scenario) {
    assertTrue(folder.toFile().mkdir());
    return ChaosRun.run(orders(folder, kills, mistake, scenario, false), told::add);
  }

  private static Orders orders(
      Path folder, int kills, String mistake, List<String> scenario, boolean keeps) {
    Program program =
        Program.besidesThisOne(
            List.of("-D" + StandIn.MISTAKE + "=" + mistake), StandIn.class.getName());
    return new Orders(program, scenario, kills, 1000, 3, folder, keeps);
  }
}
