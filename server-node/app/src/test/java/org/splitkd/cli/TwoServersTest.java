package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.PostgreSqlServer;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalSchema;
import org.splitkd.training.TinyDistillation;

/** Test of a cluster with two server nodes, which share a journal in PostgreSQL. */
@Tag("slow")
class TwoServersTest {

  private static final String[] LONG_SESSIONS = {
    "--set", "distillation.rounds=2", "--set", "workload.local-epochs=60"
  };

  @TempDir Path folder;

  private final List<NodeProcess> nodes = new ArrayList<>();

  @AfterEach
  void end() {
    nodes.forEach(NodeProcess::close);
  }

  /** By addresses alone, the other would have to end: the dead one has the lower. */
  @Test
  void shouldSurviveTheLossOfTheOneWithTheLowerAddress() throws Exception {
    TinyDistillation.writeTeacher(Files.createDirectory(folder.resolve("teacher")));
    TinyRun one = new TinyRun(folder.resolve("teacher"), folder.resolve("one"));
    TinyRun many = new TinyRun(folder.resolve("teacher"), folder.resolve("many"));
    assertEquals(0, one.begin("train", LONG_SESSIONS).exit());
    Journal.PostgreSql journal = PostgreSqlServer.running().newDatabase();
    JournalSchema.create(journal);

    NodeProcess first = server(many, journal, "127.0.0.2");
    String address = first.address();
    NodeProcess second = server(many, journal, "127.0.0.3", "--join", address);
    NodeProcess device =
        kept(
            NodeProcess.device(
                address + "," + second.address(), "--no-tls", "--host", "127.0.0.4"));
    first.await(line -> line.startsWith("round 1:"));
    first.kill();

    assertEquals(0, second.exit(), () -> second.lines().toString());
    assertEquals(0, device.exit(), () -> device.lines().toString());
    assertTrue(
        second.find(line -> line.startsWith("resuming ")).isPresent(),
        () -> second.lines().toString());
    Map<String, String> expected = one.results();
    Map<String, String> results = many.results();
    expected.remove("run.json");
    results.remove("run.json");
    assertEquals(expected, results);
  }

  private NodeProcess server(TinyRun run, Journal.PostgreSql journal, String host, String... more)
      throws Exception {
    List<String> words = new ArrayList<>(run.arguments("server-node", LONG_SESSIONS));
    words.addAll(List.of("--no-tls", "--host", host, "--journal", journal.url()));
    words.addAll(List.of(more));
    Map<String, String> login =
        Map.of(Journal.USER, PostgreSqlServer.USER, Journal.PASSWORD, PostgreSqlServer.PASSWORD);
    return kept(NodeProcess.server(login, words));
  }

  private NodeProcess kept(NodeProcess node) {
    nodes.add(node);
    return node;
  }
}
