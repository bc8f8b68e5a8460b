package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.CaseStudy;
import org.splitkd.audit.AuditReport;
import org.splitkd.audit.RunAudit;
import org.splitkd.journal.StoredEvents;
import org.splitkd.training.TinyDistillation;

/** Tests with real clusters of processes on this machine. */
@Tag("slow")
class ClusterRunTest {

  /** Sessions of one second: long enough to be hit by a kill. */
  private static final String[] LONG_SESSIONS = {
    "--set", "distillation.rounds=2", "--set", "workload.local-epochs=60"
  };

  /** A recorded trace: device nodes need this file besides the scenario. */
  private static final String[] ALONG_A_TRACE = {
    "--set", "mobility.trace=\"" + CaseStudy.file("traces/ten-vehicles.csv") + "\"",
    "--set", "mobility.base-station=[138, 133]",
    "--set", "mobility.line-of-sight=probability",
    "--set", "mobility.los-correlation-m=50"
  };

  @TempDir static Path teacher;
  @TempDir Path folder;

  private final List<NodeProcess> nodes = new ArrayList<>();

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @AfterEach
  void end() {
    nodes.forEach(NodeProcess::close);
  }

  @Test
  void shouldGiveOnFourJvmsWhatOneJvmGives() throws Exception {
    TinyRun one = new TinyRun(teacher, folder.resolve("one"));
    TinyRun four = new TinyRun(teacher, folder.resolve("four"));
    assertEquals(0, one.begin("train", ALONG_A_TRACE).exit());

    NodeProcess server = server(four, ALONG_A_TRACE);
    List<NodeProcess> devices = devices(server, 3);

    assertEquals(0, server.exit(), () -> server.lines().toString());
    four.assertResultsOf(one);
    for (NodeProcess device : devices) {
      assertEquals(0, device.exit(), () -> device.lines().toString());
    }
    assertEquals(
        TinyDistillation.VEHICLES,
        devices.stream()
            .flatMap(device -> device.lines().stream())
            .filter(line -> line.matches("vehicle . came"))
            .count());
  }

  @Test
  void shouldCommitEverySessionOnceWhenADeviceNodeIsKilledAndAnotherJoins() throws Exception {
    TinyRun one = new TinyRun(teacher, folder.resolve("one"));
    TinyRun four = new TinyRun(teacher, folder.resolve("four"));
    assertEquals(0, one.begin("train", with("--quiet")).exit());

    NodeProcess server = server(four, LONG_SESSIONS);
    List<NodeProcess> devices = devices(server, 3);
    server.await(line -> line.startsWith("round 1:")); // then the next round's sessions follow
    NodeProcess host = hostOf(vehicleOf(one, "session 2.1 "), devices);
    host.kill();
    NodeProcess another = device(server);

    assertEquals(0, server.exit(), () -> server.lines().toString());
    four.assertResultsOf(one);
    String history = Said.by("history", four.folder().toString()).out();
    assertTrue(history.contains("interrupted"), history);
    assertEquals(0, another.exit(), () -> another.lines().toString());
    assertTrue(
        server.find(line -> line.contains(" was declared down: 1 server")).isPresent(),
        () -> server.lines().toString());
    assertEquals(
        new AuditReport(2 * TinyDistillation.VEHICLES, 0, 0, List.of()), audit(four), history);
  }

  @Test
  void shouldLetOnlyNodesOfItsAuthorityIn() throws Exception {
    Path tls = authority("authority");
    TinyRun one = new TinyRun(teacher, folder.resolve("one"));
    TinyRun three = new TinyRun(teacher, folder.resolve("three"));
    assertEquals(0, one.begin("train", "--quiet").exit());

    NodeProcess server = server(three, "--tls", tls.toString());
    NodeProcess without = device(server, "--no-tls");
    NodeProcess own = device(server);
    NodeProcess member = device(server, "--tls", tls.toString());

    assertEquals(0, server.exit(), () -> server.lines().toString());
    assertEquals(0, member.exit(), () -> member.lines().toString());
    three.assertResultsOf(one);
    for (NodeProcess outsider : List.of(without, own)) {
      assertTrue(outsider.runs());
      assertTrue(
          outsider.find(line -> line.contains(" joined")).isEmpty(),
          () -> outsider.lines().toString());
    }
    assertEquals(
        1, server.lines().stream().filter(line -> line.matches("device node .* joined.*")).count());
  }

  /** The TLS files of a node, signed by a new authority. */
  private Path authority(String name) {
    Path authority = folder.resolve(name);
    Path node = folder.resolve(name + "-node");
    assertEquals(0, Said.by("ca", "init", authority.toString()).exit());
    assertEquals(0, Said.by("ca", "issue", authority.toString(), "--out", node.toString()).exit());
    return node;
  }

  private static String[] with(String... more) {
    return Stream.of(LONG_SESSIONS, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private NodeProcess server(TinyRun run, String... more) throws IOException {
    NodeProcess server = NodeProcess.server(run.arguments("server-node", more));
    nodes.add(server);
    return server;
  }

  private NodeProcess device(NodeProcess server, String... more) throws Exception {
    NodeProcess device = NodeProcess.device(server.address(), more);
    nodes.add(device);
    return device;
  }

  private List<NodeProcess> devices(NodeProcess server, int many) throws Exception {
    List<NodeProcess> devices = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      devices.add(device(server));
    }
    return devices;
  }

  /** The vehicle of a session in a finished run. */
  private static String vehicleOf(TinyRun run, String session) {
    return Said.by("history", run.folder().toString())
        .out()
        .lines()
        .filter(line -> line.contains(session))
        .map(line -> line.replaceFirst(".*(vehicle [0-9]+) .*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private static NodeProcess hostOf(String vehicle, List<NodeProcess> devices) {
    return devices.stream()
        .filter(device -> device.lines().contains(vehicle + " came"))
        .findFirst()
        .orElseThrow();
  }

  private static AuditReport audit(TinyRun run) throws Exception {
    return RunAudit.check(StoredEvents.read(run.journal(), "cell|" + run.name() + "/training"));
  }
}
