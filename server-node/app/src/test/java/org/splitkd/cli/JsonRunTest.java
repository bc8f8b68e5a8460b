package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.training.TinyDistillation;

/** Tests that commands in separate processes print nothing but JSON on stderr. */
@Tag("slow")
class JsonRunTest {

  private static final Map<String, String> JSON = Map.of("SPLITKD_LOG", "json");
  private static final Set<String> LEVELS = Set.of("INFO", "WARN", "ERROR");

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir static Path teacher;
  @TempDir Path folder;

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @Test
  void shouldSayEverythingOfAClusterAsEvents() throws Exception {
    TinyRun run = new TinyRun(teacher, folder.resolve("run"));
    try (NodeProcess server = NodeProcess.server(JSON, run.arguments("server-node"));
        NodeProcess device = NodeProcess.device(JSON, server.address())) {
      assertEquals(0, server.exit(), () -> server.lines().toString());
      assertEquals(0, device.exit(), () -> device.lines().toString());

      List<String> atServer = messages(server.lines());
      List<String> atDevice = messages(device.lines());

      assertSays(atServer, "server node \\S+ \\(this\\) joined: 1 server, 0 device");
      assertSays(atServer, "device node \\S+ joined: 1 server, 1 device");
      assertSays(atServer, "round 1: perplexity .*");
      assertSays(atServer, "wrote .*");
      assertSays(atDevice, "vehicle 1 came");
      assertSays(atDevice, "vehicle 3 left");
    }
  }

  @Test
  void shouldSayAFailureAsAnEvent() throws Exception {
    Said wrong = ChildRun.await(ChildRun.start(JSON, List.of("train", "no-such.conf")));
    assertEquals(2, wrong.exit());
    JsonNode event = event(wrong.err().strip());
    assertEquals("ERROR", event.get("level").asText());
    assertTrue(event.get("message").asText().startsWith("no-such.conf"), wrong.err());

    Said usage = ChildRun.await(ChildRun.start(JSON, List.of("train", "--no-such-option")));
    assertEquals(2, usage.exit());
    assertTrue(event(usage.err().strip()).get("message").asText().contains("--no-such-option"));
  }

  @Test
  void shouldRefuseAnythingElse() throws Exception {
    Said said =
        ChildRun.await(ChildRun.start(Map.of("SPLITKD_LOG", "xml"), List.of("journal", "--help")));
    assertEquals(2, said.exit());
    assertEquals("SPLITKD_LOG = xml: must be plain or json", said.err().strip());
  }

  private static void assertSays(List<String> messages, String pattern) {
    assertTrue(messages.stream().anyMatch(one -> one.matches(pattern)), messages::toString);
  }

  private static List<String> messages(List<String> lines) {
    return lines.stream().map(JsonRunTest::message).toList();
  }

  private static String message(String line) {
    try {
      return event(line).get("message").asText();
    } catch (IOException broken) {
      throw new AssertionError(line, broken);
    }
  }

  private static JsonNode event(String line) throws IOException {
    JsonNode event = MAPPER.readTree(line);
    assertTrue(event.isObject(), line);
    for (String field : List.of("timestamp", "level", "logger", "thread", "message")) {
      assertTrue(event.path(field).isTextual(), () -> field + ": " + line);
    }
    assertTrue(LEVELS.contains(event.get("level").asText()), line);
    Instant.parse(event.get("timestamp").asText());
    return event;
  }
}
