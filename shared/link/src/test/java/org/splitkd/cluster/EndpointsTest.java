package org.splitkd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.HttpsConnectionContext;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.security.RotatingTls;
import org.splitkd.security.TestAuthority;
import org.splitkd.security.TestAuthority.Ordered;
import org.splitkd.security.TlsFiles;

@Tag("slow")
class EndpointsTest {

  @TempDir Path folder;

  private final TestAuthority authority = new TestAuthority("authority");
  private final NodeAddress management = free();
  private final NodeAddress health = free();
  private Optional<ActorSystem<?>> started = Optional.empty();

  @AfterEach
  void end() {
    started.ifPresent(NodeSystem::end);
  }

  @Test
  void shouldTellMembersToACertificateOfTheSameAuthorityOnly() {
    start(Optional.of(authority.issueTo(folder.resolve("node"), Ordered.valid(2))));
    String members = "https://" + management + "/cluster/members";
    HttpsConnectionContext same = client(authority, "same");
    HttpsConnectionContext other = client(new TestAuthority("authority"), "other");

    assertEquals(200, get(members, same).status().intValue());
    assertThrows(CompletionException.class, () -> get(members, other));
    assertThrows(CompletionException.class, () -> get("http://" + management + "/ready"));
  }

  @Test
  void shouldSayWithoutTlsOnlyWhetherItIsAliveAndReady() {
    start(Optional.of(authority.issueTo(folder.resolve("node"), Ordered.valid(2))));

    assertEquals(200, get("http://" + health + "/alive").status().intValue());
    assertEquals(404, get("http://" + health + "/cluster/members").status().intValue());
    awaitReady();
  }

  @Test
  void shouldNotBeReadyUntilItHasJoined() {
    start(List.of(free()), Optional.empty()); // nothing listens there

    assertEquals(200, get("http://" + health + "/alive").status().intValue());
    assertEquals(503, get("http://" + health + "/ready").status().intValue());
  }

  @Test
  void shouldChangeNothingFromOutside() {
    start(Optional.empty());
    HttpRequest leave = HttpRequest.DELETE("http://" + management + "/cluster/members/any");

    assertEquals(405, answer(leave, Optional.empty()).status().intValue());
  }

  @Test
  void shouldSayInOneLineWhereItCannotListen() throws IOException {
    try (ServerSocket taken =
        new ServerSocket(health.port(), 1, InetAddress.getLoopbackAddress())) {
      NodeException failure =
          assertThrows(NodeException.class, () -> start(Optional.empty()), taken::toString);

      assertTrue(
          String.valueOf(failure.getMessage()).startsWith("cannot listen on " + health + ": "),
          failure::getMessage);
    }
  }

  private void start(Optional<TlsFiles> tls) {
    start(List.of(), tls);
  }

  private void start(List<NodeAddress> seeds, Optional<TlsFiles> tls) {
    ClusterNode node =
        new ClusterNode(
            ClusterNode.SERVER,
            new NodeAddress("127.0.0.1", 0),
            seeds,
            tls,
            Optional.empty(),
            new Endpoints(Optional.of(management), Optional.of(health)));
    started = Optional.of(NodeSystem.start(node, ConfigFactory.empty(), Behaviors.empty()));
  }

  /** Waits until the node has formed its cluster. */
  private void awaitReady() {
    for (int tries = 0; tries < 1_000; tries++) {
      if (get("http://" + health + "/ready").status().intValue() == 200) {
        return;
      }
    }
    throw new AssertionError("never ready");
  }

  private HttpsConnectionContext client(TestAuthority signer, String name) {
    RotatingTls tls =
        RotatingTls.of(
            signer.issueTo(folder.resolve(name), Ordered.valid(3)),
            Duration.ofMinutes(1),
            Clock.systemUTC());
    return ConnectionContext.httpsClient(tls::client);
  }

  private HttpResponse get(String uri) {
    return answer(HttpRequest.GET(uri), Optional.empty());
  }

  private HttpResponse get(String uri, HttpsConnectionContext client) {
    return answer(HttpRequest.GET(uri), Optional.of(client));
  }

  private HttpResponse answer(HttpRequest request, Optional<HttpsConnectionContext> client) {
    ActorSystem<?> system = started.orElseThrow();
    Http http = Http.get(system);
    HttpResponse response =
        client
            .map(tls -> http.singleRequest(request, tls))
            .orElseGet(() -> http.singleRequest(request))
            .toCompletableFuture()
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
    response.discardEntityBytes(system);
    return response;
  }

  private static NodeAddress free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new NodeAddress("127.0.0.1", socket.getLocalPort());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
