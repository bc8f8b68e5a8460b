package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.chaos.ChaosResult;

@Tag("slow")
class ChaosCommandTest {

  private static final ChaosResult RESULT =
      new ChaosResult(
          3,
          4,
          1,
          2,
          60,
          2,
          new LinkedHashMap<>(Map.of("checkpoint write", 3)),
          "ab",
          List.of("run 2: report.html: is missing"));

  @TempDir private Path folder;

  @Test
  void shouldNotMixWithOtherFiles() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "");

    Said said = Said.by("chaos", "--kills", "1", "--out", folder.toString());

    assertEquals(2, said.exit());
    assertEquals("--out = " + folder + ": must be a new or empty folder", said.err().strip());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(other), files.toList());
    }
  }

  @Test
  void shouldPrintOneObject() {
    assertEquals(
        "{\"kills\": 3, \"resumes\": 4, \"begun_again\": 1, \"runs\": 2, \"sessions\": 60,"
            + " \"restarts\": 2, \"differences\": 1, \"seed\": 7, \"model_sha256\": \"ab\","
            + " \"hits\": {\"checkpoint_write\": 3}}",
        ChaosText.json(RESULT, 7));
  }

  @Test
  void shouldPrintATable() {
    List<String> lines = ChaosText.table(RESULT).lines().toList();

    assertEquals(8, lines.size());
    assertTrue(lines.get(0).matches("kills +3"), lines.get(0));
    assertTrue(lines.get(1).matches("  checkpoint write +3"), lines.get(1));
    assertTrue(lines.get(7).matches("differences +1"), lines.get(7));
  }
}
