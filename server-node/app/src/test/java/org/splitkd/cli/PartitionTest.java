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
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.PostgreSqlServer;
import org.splitkd.audit.AuditReport;
import org.splitkd.audit.RunAudit;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalSchema;
import org.splitkd.journal.StoredEvents;
import org.splitkd.training.TinyDistillation;

/** Test of a network partition between real processes on separate hosts. */
@Tag("slow")
@EnabledIf("org.splitkd.cli.Hosts#arePossible")
class PartitionTest {

  private static final int SERVERS = 3;
  private static final int HOSTS = SERVERS + 2;
  private static final int PORT = 2551;
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  private final List<NodeProcess> nodes = new ArrayList<>();

  @AfterEach
  void end() {
    nodes.forEach(NodeProcess::close);
  }

  /**
   * The server node that executes the run loses contact with the others but keeps journal and
   * folder, so it could continue to commit. The others remove it, and one of them resumes the run.
   */
  @Test
  void shouldCommitEverySessionOnceWhenTheServerOfTheRunIsCutOff() throws Exception {
    TinyDistillation.writeTeacher(Files.createDirectory(folder.resolve("teacher")));
    TinyRun one = new TinyRun(folder.resolve("teacher"), folder.resolve("one"));
    TinyRun many = new TinyRun(folder.resolve("teacher"), folder.resolve("many"));
    assertEquals(0, one.begin("train", sessions("--quiet")).exit());
    Journal.PostgreSql database = PostgreSqlServer.running().newDatabase();
    JournalSchema.create(database);

    try (Hosts hosts = Hosts.of(HOSTS);
        Relay relay = Relay.start(Hosts.SHARED, port(database))) {
      String url =
          database.url().replaceFirst("//[^/]*/", "//" + Hosts.SHARED + ":" + relay.port() + "/");
      NodeProcess first = server(hosts, 1, many, url);
      first.await(line -> line.contains("(this) joined: 1 server"));
      NodeProcess second = server(hosts, 2, many, url);
      NodeProcess third = server(hosts, 3, many, url);
      first.await(line -> line.contains("joined: 3 server"));
      device(hosts, 4);
      device(hosts, 5);
      first.await(
          line -> line.startsWith("round 1:")); // it executes the run, and the next sessions follow

      hosts.cutOff(1);

      assertEquals(1, first.exit());
      assertTrue(
          first.find("the cluster continues without this node"::equals).isPresent(),
          () -> first.lines().toString());
      hosts.heal(1);
      for (NodeProcess server : List.of(second, third)) {
        assertEquals(0, server.exit(), () -> server.lines().toString());
        assertTrue(
            server
                .find(line -> line.contains(Hosts.address(1) + ":" + PORT + " was declared down"))
                .isPresent(),
            () -> server.lines().toString());
      }
      NodeProcess successor =
          second.find(line -> line.startsWith("resuming ")).isPresent() ? second : third;
      assertTrue(
          successor.find(line -> line.startsWith("resuming ")).isPresent(),
          successor.lines().toString());
    }

    Map<String, String> expected = one.results();
    Map<String, String> results = many.results();
    expected.remove("run.json");
    results.remove("run.json");
    assertEquals(expected, results);
    AuditReport audit =
        RunAudit.check(StoredEvents.read(database, "cell|" + many.name() + "/training"));
    assertEquals(List.of(), audit.violations());
    assertEquals(ROUNDS * TinyDistillation.VEHICLES, audit.committed());
    assertEquals(1, audit.restarts());
  }

  private static String[] sessions(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("--set", "distillation.rounds=" + ROUNDS, "--set", "workload.local-epochs=60"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private NodeProcess server(Hosts hosts, int host, TinyRun run, String url) throws Exception {
    List<String> words =
        new ArrayList<>(
            run.arguments(
                "server-node",
                sessions("--journal", url, "--host", Hosts.address(host), "--port", "" + PORT)));
    if (host > 1) {
      words.addAll(List.of("--join", Hosts.address(1) + ":" + PORT));
    }
    Map<String, String> environment =
        Map.of(Journal.USER, PostgreSqlServer.USER, Journal.PASSWORD, PostgreSqlServer.PASSWORD);
    return kept(NodeProcess.start(environment, hosts.on(host), words));
  }

  private void device(Hosts hosts, int host) throws Exception {
    kept(
        NodeProcess.start(
            Map.of(),
            hosts.on(host),
            List.of(
                "device-node",
                "--host",
                Hosts.address(host),
                "--join",
                Hosts.address(1) + ":" + PORT + "," + Hosts.address(2) + ":" + PORT)));
  }

  private NodeProcess kept(NodeProcess node) {
    nodes.add(node);
    return node;
  }

  private static int port(Journal.PostgreSql database) {
    return Integer.parseInt(database.url().replaceFirst(".*:([0-9]+)/.*", "$1"));
  }
}
