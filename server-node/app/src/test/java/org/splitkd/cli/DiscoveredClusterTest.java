package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.authority.CertificateAuthority;
import org.splitkd.authority.NodeIdentity;
import org.splitkd.kubernetes.KubernetesApi;
import org.splitkd.training.TinyDistillation;

/** Tests of node discovery as in Kubernetes. Each node is a process with a separate address. */
@Tag("slow")
class DiscoveredClusterTest {

  private static final String SERVERS = "splitkd-server";
  private static final String SERVER = "127.0.0.2";
  private static final String DEVICE = "127.0.0.3";
  private static final String OTHER_DEVICE = "127.0.0.4";

  private static final String PLAIN = "--no-tls";

  /** API answers after which a node would have decided to form a cluster. */
  private static final int MANY = 15;

  private static final Map<String, Path> CREDENTIALS = new HashMap<>();

  @TempDir static Path authorities;
  @TempDir static Path teacher;
  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private KubernetesApi api;

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @BeforeEach
  void startApi() throws Exception {
    api = KubernetesApi.start(folder.resolve("kubernetes"));
    open.add(api);
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void shouldFindEachOtherWithTlsAndFinishARun() throws Exception {
    String[] tls = {"--tls", credentials("nodes").toString()};
    NodeProcess device = device(DEVICE, SERVERS, tls);
    NodeProcess other = device(OTHER_DEVICE, SERVERS, tls);
    NodeProcess server = server(tls[0], tls[1], "--set", "workload.local-epochs=60");

    for (NodeProcess node : List.of(device, other, server)) {
      node.await(line -> line.contains(" joined: 1 server, 2 device"));
      assertEquals(0, node.exit(), () -> node.lines().toString());
    }
  }

  @Test
  void shouldNotFindAServerOfAnotherAuthority() throws Exception {
    server("--tls", credentials("nodes").toString());
    NodeProcess device = device(DEVICE, SERVERS, "--tls", credentials("others").toString());

    device.await(line -> line.contains("Probing") && line.contains("failed"));
    assertNeverJoined(device);
  }

  @Test
  void shouldBeNoClusterWithAWrongToken() throws Exception {
    api.changeToken();
    List<NodeProcess> nodes = List.of(device(DEVICE, SERVERS, PLAIN), server(PLAIN));

    api.awaitRefusals(6);

    nodes.forEach(DiscoveredClusterTest::assertNeverJoined);
  }

  @Test
  void shouldNotBeginAClusterWithoutAServer() throws Exception {
    NodeProcess device = device(DEVICE, "devices-only", PLAIN);

    api.awaitAnswers(MANY);

    assertNeverJoined(device);
  }

  private static void assertNeverJoined(NodeProcess node) {
    assertTrue(node.runs(), () -> node.lines().toString());
    assertEquals(List.of(), node.lines().stream().filter(line -> line.contains("joined")).toList());
  }

  private NodeProcess server(String... more) throws IOException {
    TinyRun run = new TinyRun(teacher, folder.resolve("run"));
    return start(run.arguments("server-node", more), SERVER, SERVERS, SERVERS);
  }

  private NodeProcess device(String host, String service, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("device-node", "--threads", "1"));
    words.addAll(List.of(more));
    return start(words, host, service, service.equals(SERVERS) ? "splitkd-device" : service);
  }

  /** Starts a node that runs in a pod of an app. */
  private NodeProcess start(List<String> words, String host, String service, String app)
      throws IOException {
    int management = freePort(host);
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(List.of("--host", host, "--port", "0"));
    arguments.addAll(List.of("--management", host + ":" + management, "--discover", service));
    NodeProcess node = NodeProcess.of(api.environment(), arguments);
    open.add(node);
    api.add(app, host, management);
    return node;
  }

  /** The files of a node of an authority, made once for all tests. */
  private static Path credentials(String authority) {
    return CREDENTIALS.computeIfAbsent(
        authority,
        name -> {
          Path home = authorities.resolve(name);
          CertificateAuthority.create(home, Clock.systemUTC());
          Path node = home.resolve("node");
          CertificateAuthority.open(home, Clock.systemUTC())
              .issue(new NodeIdentity("splitkd", List.of()), 1, node);
          return node;
        });
  }

  private static int freePort(String host) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, 0));
      return socket.getLocalPort();
    }
  }
}
