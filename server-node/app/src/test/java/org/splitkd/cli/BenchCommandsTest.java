package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.training.TinyDistillation;

@Tag("slow")
class BenchCommandsTest {

  /** The size of this student's file as written by the first version, bytes. */
  private static final double CHECKPOINT = 75392;

  @ParameterizedTest
  @CsvSource({"training,--pairs", "durability,--pairs", "memory,--steps"})
  void shouldMeasureAtLeastOnce(String bench, String count) {
    Said said = Said.by("bench", bench, count, "0");

    assertEquals(2, said.exit());
    assertTrue(said.err().startsWith("splitkd: " + count + " = 0: must be at least 1"), said.err());
  }

  @Test
  void shouldMeasureDurabilityAndClearAway(@TempDir Path teacher) throws IOException {
    TinyDistillation.writeTeacher(teacher);
    List<String> arguments =
        new ArrayList<>(List.of("bench", "durability", "--pairs", "1", "--json"));
    TinyDistillation.sets(teacher).forEach(set -> arguments.addAll(List.of("--set", set)));

    Said said = Said.by(arguments.toArray(String[]::new));

    assertEquals(0, said.exit(), said.err());
    assertTrue(said.err().startsWith("pair 1 of 1: "), said.err());
    JsonNode json = new ObjectMapper().readTree(said.out());
    double durable = json.get("durable_tokens_per_s").asDouble();
    assertEquals(1, json.get("pairs").asInt());
    assertTrue(durable > 0);
    assertEquals(
        durable / json.get("volatile_tokens_per_s").asDouble(),
        json.get("ratio").asDouble(),
        0.001);
    assertEquals(CHECKPOINT / (1 << 20), json.get("checkpoint_mib").asDouble(), 0.005);
    assertTrue(json.get("save_ms").asDouble() > 0);
    try (Stream<Path> files = Files.list(Path.of(""))) {
      assertEquals(
          List.of(), files.filter(file -> file.toString().startsWith(".splitkd-bench-")).toList());
    }
  }
}
