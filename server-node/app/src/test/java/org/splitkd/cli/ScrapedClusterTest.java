package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.metrics.PrometheusText;
import org.splitkd.metrics.Scrape;
import org.splitkd.training.TinyDistillation;

/** Compares the Prometheus metrics of a real cluster's nodes with the results of its run. */
@Tag("slow")
class ScrapedClusterTest {

  private static final double ROUNDING = 1e-9;

  @TempDir static Path teacher;
  @TempDir Path folder;

  private int serverPort;
  private int devicePort;

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @Test
  void shouldTellPrometheusWhatTheResultsSay() throws Exception {
    ports();
    TinyRun run = new TinyRun(teacher, folder.resolve("run"));
    String[] options = {
      "--stay",
      "--no-tls",
      "--management",
      "127.0.0.1:" + serverPort,
      "--set",
      "workload.local-epochs=60",
      "--set",
      "faults.vehicle-dies=0.4",
      "--set",
      "policy.attempts=3"
    };
    try (NodeProcess server = NodeProcess.server(run.arguments("server-node", options));
        NodeProcess device =
            NodeProcess.device(
                server.address(), "--no-tls", "--management", "127.0.0.1:" + devicePort)) {
      server.await(line -> line.startsWith("round 1:"));
      assertActors(Scrape.of(serverPort), Scrape.of(devicePort));
      assertStandsStillWhilePaused(server);
      server.await(line -> line.startsWith("wrote "));
      awaitNoVehicles(device);

      PrometheusText atServer = Scrape.of(serverPort);
      PrometheusText atDevice = Scrape.of(devicePort);

      assertResults(run.folder(), atServer);
      assertExchanged(atServer, atDevice);
      assertEquals(2, atServer.sum("splitkd_cluster_members"));
      assertEquals(
          1, atDevice.value("splitkd_cluster_members", "role", "server", "reachable", "true"));
      assertEquals(0, atDevice.value("splitkd_sessions_committed_total"));
    }
  }

  /** Checks the actors during the second round. */
  private static void assertActors(PrometheusText server, PrometheusText device) {
    double vehicles = TinyDistillation.VEHICLES;
    assertEquals(vehicles, device.value("splitkd_hosted_vehicles"));
    assertEquals(vehicles, device.value("splitkd_actors", "actor", "host"));
    assertEquals(vehicles, device.value("splitkd_actors", "actor", "vehicle"));
    assertEquals(vehicles, server.value("splitkd_actors", "actor", "link"));
    assertEquals(1, server.value("splitkd_actors", "actor", "coordinator"));
    assertEquals(1, server.value("splitkd_actors", "actor", "gpu"));
    assertTrue(server.value("splitkd_actors", "actor", "session") <= 1);
    assertTrue(server.value("splitkd_native_tensors") > 0);
    assertTrue(device.value("splitkd_native_tensors") > 0);
  }

  /**
   * Checks that pausing on the page stops the run, wherever the vehicles are. The stream sends a
   * sign of life only after a silence in which twenty sessions would have ended.
   */
  private void assertStandsStillWhilePaused(NodeProcess server) throws Exception {
    String link = server.await(line -> line.contains("watch it at")).replaceAll(".*(http)", "$1");
    control(link, "{\"paused\": true}");

    awaitSignOfLife(link);

    assertTrue(committed() < 2 * TinyDistillation.VEHICLES, "it was over before");
    control(link, "{\"paused\": false}");
  }

  private static void awaitSignOfLife(String link) throws Exception {
    HttpRequest events = HttpRequest.newBuilder(URI.create(link).resolve("/api/stream")).build();
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(events, HttpResponse.BodyHandlers.ofLines()).body()) {
      assertTrue(lines.anyMatch(": still here"::equals), "it went on to its end");
    }
  }

  private double committed() throws Exception {
    return Scrape.of(serverPort).value("splitkd_sessions_committed_total");
  }

  private static void control(String link, String change) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(link).resolve("/api/control"))
                    .header("Content-Type", "application/json")
                    .header("X-Splitkd-Key", link.replaceFirst(".*key=", ""))
                    .POST(HttpRequest.BodyPublishers.ofString(change))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private void assertResults(Path results, PrometheusText page) throws IOException {
    JsonNode summary = new ObjectMapper().readTree(results.resolve("distillation.json").toFile());
    JsonNode ledger = summary.get("ledger");
    JsonNode wasted = ledger.get("wasted");
    JsonNode deployment = summary.get("deployment");
    int aborted = rows(results.resolve("distillation-aborted.csv"));
    assertTrue(aborted > 0, "nobody died: choose another seed");

    assertEquals(
        rows(results.resolve("distillation-sessions.csv")),
        page.value("splitkd_sessions_committed_total"));
    assertEquals(ledger.get("sessions").asInt(), page.value("splitkd_sessions_committed_total"));
    assertEquals(
        aborted, page.value("splitkd_sessions_aborted_total", "reason", "died"), "all died");
    assertEquals(aborted, page.sum("splitkd_sessions_aborted_total"));
    assertEquals(wasted.get("sessions").asInt(), page.sum("splitkd_sessions_aborted_total"));
    assertEquals(0, page.value("splitkd_sessions_interrupted_total"));
    assertEquals(summary.get("rounds").size(), page.value("splitkd_rounds_completed_total"));
    assertClose(
        ledger.get("emulated_s").asDouble() + deployment.get("seconds").asDouble(),
        page.value("splitkd_emulated_seconds_total"));
    assertClose(
        ledger.get("energy_j").asDouble(), joules(page, "committed") + joules(page, "wasted"));
    assertClose(wasted.get("joules").asDouble(), joules(page, "wasted"));
    assertClose(deployment.get("joules").asDouble(), joules(page, "deployment"));
    assertTrue(page.value("splitkd_journal_persist_seconds_count") >= 20);
    assertTrue(page.value("splitkd_journal_persist_seconds_sum") > 0);
  }

  /** Checks that each node received all that the other sent, and that nothing is held. */
  private static void assertExchanged(PrometheusText one, PrometheusText other) {
    assertTrue(one.value("splitkd_plane_sent_bytes_total") > 0);
    assertTrue(other.value("splitkd_plane_sent_bytes_total") > 0);
    assertEquals(
        one.value("splitkd_plane_sent_bytes_total"),
        other.value("splitkd_plane_received_bytes_total"));
    assertEquals(
        other.value("splitkd_plane_sent_bytes_total"),
        one.value("splitkd_plane_received_bytes_total"));
    for (PrometheusText page : List.of(one, other)) {
      assertEquals(0, page.value("splitkd_plane_held_bytes"));
      assertEquals(0, page.sum("splitkd_plane_refused_total"));
      assertEquals(1, page.value("splitkd_plane_connections", "direction", "in"));
      assertEquals(1, page.value("splitkd_plane_connections", "direction", "out"));
      assertEquals(0, page.sum("splitkd_mailbox_messages"));
    }
  }

  private void awaitNoVehicles(NodeProcess device) throws Exception {
    for (int vehicle = 1; vehicle <= TinyDistillation.VEHICLES; vehicle++) {
      String left = "vehicle " + vehicle + " left";
      device.await(left::equals);
    }
    assertEquals(0, Scrape.of(devicePort).value("splitkd_hosted_vehicles"));
  }

  private static double joules(PrometheusText page, String use) {
    return page.value("splitkd_energy_joules_total", "use", use);
  }

  private static void assertClose(double expected, double actual) {
    assertTrue(expected > 0);
    assertEquals(expected, actual, ROUNDING * expected);
  }

  /** The number of rows without the header. */
  private static int rows(Path csv) throws IOException {
    return Files.readAllLines(csv).size() - 1;
  }

  private void ports() throws IOException {
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket other = new ServerSocket(0)) {
      serverPort = one.getLocalPort();
      devicePort = other.getLocalPort();
    }
  }
}
