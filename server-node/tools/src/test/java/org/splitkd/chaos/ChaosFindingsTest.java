package org.splitkd.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests with runs that make a mistake when they are resumed after a kill. */
@Tag("slow")
class ChaosFindingsTest extends QuickChaos {

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
}
