package org.splitkd.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.CaseStudy;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.learning.Evaluation;
import org.splitkd.time.Pace;
import org.splitkd.training.DistillationProgress.BaselineRound;

/** The answers of the page's server to a program, without a browser. */
@Tag("slow")
class DashboardTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final Pace pace = new Pace(() -> 0);
  private final HttpClient client = HttpClient.newHttpClient();
  private Board board;
  private Dashboard page;

  @BeforeEach
  void serve() {
    board = new Board("a run", "train", CaseStudy.with(), folder, Optional.of(pace));
    page = Dashboard.start(board, new NodeAddress("127.0.0.1", 0));
  }

  @AfterEach
  void end() {
    page.close();
  }

  @Test
  void shouldAnswerWhoCallsItByItsNameAlone() throws Exception {
    assertTrue(raw("GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n").startsWith("HTTP/1.1 200"));
    assertTrue(raw("GET / HTTP/1.1\r\nHost: [::1]:1\r\n\r\n").startsWith("HTTP/1.1 200"));
    assertTrue(raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").startsWith("HTTP/1.1 403"));
  }

  @Test
  void shouldTakeChangesFromItsOwnPage() throws Exception {
    assertEquals(200, control("application/json", null, "{\"pace\": 20}").statusCode());
    assertEquals(20, pace.factor());
    String own = "http://" + page.address();
    assertEquals(200, control("application/json", own, "{\"pace\": 30}").statusCode());
    assertEquals(30, pace.factor());
  }

  @Test
  void shouldTakeNoChangesFromElsewhere() throws Exception {
    assertEquals(403, control("application/json", "http://evil", "{\"pace\": 2}").statusCode());
    assertEquals(415, control("text/plain", null, "{\"pace\": 2}").statusCode());
    assertEquals(400, control("application/json", null, "{\"pace\": 0}").statusCode());
    assertEquals(400, control("application/json", null, "x".repeat(2_000)).statusCode());
    assertEquals(405, get("api/control").statusCode());
    assertEquals(Pace.UNLIMITED, pace.factor());
    board.finish();
    board.close();
    assertEquals(409, control("application/json", null, "{\"pace\": 2}").statusCode());
  }

  /** Other users of the machine can reach the page, too. */
  @Test
  void shouldTakeNoChangesWithoutTheKeyOfThePrintedLink() throws Exception {
    assertTrue(page.link().matches("http://127.0.0.1:\\d+/\\?key=[0-9a-f]{32}"), page.link());
    for (String key : List.of("", "0".repeat(32), "x")) {
      HttpResponse<String> answer =
          client.send(
              request("api/control")
                  .header("Content-Type", "application/json")
                  .header("X-Splitkd-Key", key)
                  .POST(BodyPublishers.ofString("{\"paused\": true}"))
                  .build(),
              BodyHandlers.ofString());
      assertEquals(403, answer.statusCode());
      assertEquals("{\"error\":\"needs the key in the link that splitkd printed\"}", answer.body());
    }
    assertFalse(pace.paused());
  }

  /** The file is larger than all memory of this JVM, and 20 readers take nothing of it. */
  @Test
  void shouldNotHoldFilesInMemoryForReadersThatTakeNothing() throws Exception {
    try (RandomAccessFile large =
        new RandomAccessFile(folder.resolve("sessions.csv").toFile(), "rw")) {
      large.setLength(2 * Runtime.getRuntime().maxMemory());
    }
    List<Socket> deaf = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      deaf.add(asked("GET /files/sessions.csv HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }
    for (Socket socket : deaf) {
      assertEquals('H', socket.getInputStream().read());
    }

    assertEquals(200, get("api/files").statusCode());
    for (Socket socket : deaf) {
      socket.close();
    }
  }

  /** Heads that never end hold no place for long, and one client has only so many places. */
  @Test
  void shouldEndConnectionsWhoseRequestDoesNotArrive() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < Connections.OF_ONE + 20; i++) {
      slow.add(asked("GET / HTTP/1.1\r\nHost: loc"));
    }

    for (Socket socket : slow) {
      socket.getInputStream().readAllBytes(); // until the server ends it
      socket.close();
    }
    assertEquals(200, get("api/files").statusCode());
  }

  @Test
  void shouldGiveResultsAndNothingElse() throws Exception {
    Files.writeString(folder.resolve("summary.json"), "{}");
    Files.writeString(folder.resolve("secret.key"), "no");
    Files.createDirectory(folder.resolve("journal"));
    assertEquals("{\"files\":[\"summary.json\"]}", get("api/files").body());
    assertEquals("{}", get("files/summary.json").body());
    for (String path :
        List.of(
            "files/secret.key",
            "files/journal",
            "files/..%2Fsummary.json",
            "files/",
            "nothing",
            "api/scene?cell=0",
            "api/stream?cell=7",
            "org/splitkd/cli/Main.class")) {
      assertEquals(404, get(path).statusCode(), path);
    }
    assertEquals(400, get("api/stream?from=x").statusCode());
    assertEquals(204, get("favicon.ico").statusCode());
  }

  @Test
  void shouldSayWhereItsScriptsMayComeFrom() throws Exception {
    String policy = get("").headers().firstValue("Content-Security-Policy").orElseThrow();
    assertTrue(policy.startsWith("default-src 'self';"), policy);
    assertFalse(Pattern.compile("(src|href)=\"(http|//)").matcher(get("").body()).find());
  }

  @Test
  void shouldTellEverythingToWhoReadsWhateverOthersDo() throws Exception {
    List<Socket> dead = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      dead.add(asked("GET /api/stream?from=0 HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }
    int many = 20_000;
    for (int i = 0; i < many; i++) {
      board.show(new BaselineRound(i, Evaluation.of(i, 0, 1)));
    }
    board.finish();

    List<JsonNode> log = new ArrayList<>();
    stream("api/stream?from=0").forEach(message -> message.path("log").forEach(log::add));

    assertEquals(many, log.size());
    for (int i = 0; i < many; i++) {
      assertEquals(i, log.get(i).path("round").asInt());
    }
    for (Socket socket : dead) {
      socket.close();
    }
  }

  @Test
  void shouldGoOnWhereAReaderIs() throws Exception {
    for (int i = 0; i < 5; i++) {
      board.show(new BaselineRound(i, Evaluation.of(i, 0, 1)));
    }
    board.finish();

    JsonNode rest = stream("api/stream?from=3").findFirst().orElseThrow();
    assertEquals(3, rest.path("first").asInt());
    assertEquals(5, rest.path("position").asInt());
    assertEquals(2, rest.path("log").size());
    assertEquals("finished", rest.at("/head/status").asText());
    assertEquals(0, stream("api/stream?from=99").findFirst().orElseThrow().path("first").asInt());
  }

  /** All messages until the end of the run. */
  private Stream<JsonNode> stream(String path) throws Exception {
    HttpResponse<Stream<String>> response =
        client.send(request(path).build(), BodyHandlers.ofLines());
    assertEquals("text/event-stream", response.headers().firstValue("Content-Type").orElseThrow());
    return response
        .body()
        .filter(line -> line.startsWith("data: "))
        .map(line -> parsed(line.substring("data: ".length())));
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw new AssertionError(json, broken);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> control(String type, @Nullable String origin, String body)
      throws Exception {
    HttpRequest.Builder request =
        request("api/control")
            .header("Content-Type", type)
            .header("X-Splitkd-Key", page.link().replaceFirst(".*key=", ""))
            .POST(BodyPublishers.ofString(body));
    if (origin != null) {
      request.header("Origin", origin);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + page.address() + "/" + path));
  }

  private String raw(String request) throws IOException {
    try (Socket socket = asked(request);
        BufferedReader answer =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      return String.valueOf(answer.readLine());
    }
  }

  private Socket asked(String request) throws IOException {
    Socket socket = new Socket(page.address().host(), page.address().port());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
