package org.splitkd.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.testkit.TestActors;
import akka.testkit.javadsl.TestKit;
import com.typesafe.config.ConfigFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.security.ArteryTls;
import org.splitkd.security.RotatingTls;
import org.splitkd.security.TlsFiles;

/** Files that the authority issues serve nodes on different hosts. */
@Tag("slow")
class IssuedFilesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int BUFFER = 1 << 16;

  @TempDir private Path home;
  private final Clock clock = Clock.systemUTC();

  @BeforeEach
  void issue() {
    CertificateAuthority.create(home.resolve("ca"), clock);
    CertificateAuthority authority = CertificateAuthority.open(home.resolve("ca"), clock);
    for (String host : List.of("first.example", "second.example")) {
      authority.issue(new NodeIdentity("splitkd", List.of(host)), 1, home.resolve(host));
    }
  }

  @Test
  void shouldServeArtery() {
    ActorSystem first = system("first.example");
    ActorSystem second = system("second.example");
    try {
      TestKit desk = new TestKit(first);
      first.actorOf(TestActors.forwardActorProps(desk.getRef()), "desk");
      second
          .actorSelection(
              ((ExtendedActorSystem) first).provider().getDefaultAddress() + "/user/desk")
          .tell("smashed data", new TestKit(second).getRef());

      desk.expectMsg(PATIENCE, "smashed data");
    } finally {
      TestKit.shutdownActorSystem(second);
      TestKit.shutdownActorSystem(first);
    }
  }

  @Test
  void shouldServeOtherConnections() throws Exception {
    SSLEngine client = tls("first.example").client("second.example", 1);
    SSLEngine server = tls("second.example").server();

    handshake(client, server);

    assertEquals("CN=splitkd", client.getSession().getPeerPrincipal().getName());
    assertEquals("CN=splitkd", server.getSession().getPeerPrincipal().getName());
  }

  private RotatingTls tls(String host) {
    return RotatingTls.of(TlsFiles.in(home.resolve(host)), Duration.ofMinutes(1), clock);
  }

  private ActorSystem system(String host) {
    return ActorSystem.create(
        "node",
        ArteryTls.config(TlsFiles.in(home.resolve(host)))
            .withFallback(
                ConfigFactory.parseString(
                    """
                    akka {
                      loglevel = OFF
                      stdout-loglevel = OFF
                      actor.provider = remote
                      remote.warn-about-direct-use = off
                      remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    }
                    """))
            .withFallback(ConfigFactory.load()));
  }

  private static void handshake(SSLEngine client, SSLEngine server) throws Exception {
    ByteBuffer toServer = ByteBuffer.allocate(BUFFER);
    ByteBuffer toClient = ByteBuffer.allocate(BUFFER);
    client.beginHandshake();
    server.beginHandshake();
    while (isShaking(client) || isShaking(server)) {
      step(client, toClient, toServer);
      step(server, toServer, toClient);
    }
  }

  private static boolean isShaking(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  /** Takes the engine's next handshake step; buffers are always ready to be written to. */
  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws Exception {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> engine.getDelegatedTask().run();
      case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
        in.flip();
        engine.unwrap(in, ByteBuffer.allocate(BUFFER));
        in.compact();
      }
      default -> {}
    }
  }
}
