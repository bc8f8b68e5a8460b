package org.splitkd.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.splitkd.security.TestAuthority.NOW;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.util.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.security.TestAuthority.Ordered;

@Tag("slow")
class RotationTest {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final ActorTestKit TEST_KIT = ActorTestKit.create();
  private static final TestAuthority AUTHORITY = new TestAuthority("authority");
  private static final ByteString WORDS = ByteString.fromString("smashed data");

  @TempDir private Path folder;
  @TempDir private Path other;
  private final SettableClock clock = new SettableClock(NOW);
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void issue() {
    AUTHORITY.issueTo(folder, Ordered.valid(1));
    AUTHORITY.issueTo(other, Ordered.valid(2));
  }

  @AfterAll
  static void stop() {
    TEST_KIT.shutdownTestKit();
  }

  @Test
  void shouldShowTheNewCertificateToNewConnections() throws Exception {
    Nodes nodes = new Nodes();
    nodes.assertSerials(1, 2);

    AUTHORITY.issueTo(folder, Ordered.valid(11));
    AUTHORITY.issueTo(other, Ordered.valid(12));
    clock.pass(EVERY.minusMillis(1));
    nodes.assertSerials(1, 2);
    clock.pass(Duration.ofMillis(1));
    nodes.assertSerials(11, 12);

    assertEquals(List.of(), warnings);
  }

  @Test
  void shouldFollowANewAuthority() throws Exception {
    Nodes nodes = new Nodes();
    TestAuthority next = new TestAuthority("authority");
    next.issueTo(folder, Ordered.valid(11));
    next.issueTo(other, Ordered.valid(12));
    clock.pass(EVERY);

    nodes.assertSerials(11, 12);
  }

  @Test
  void shouldKeepTheLastGoodCertificateAndSaySoOnce() throws Exception {
    Nodes nodes = new Nodes();
    TestAuthority.write(folder, "tls.crt", "torn");
    clock.pass(EVERY);
    nodes.assertSerials(1, 2);
    clock.pass(EVERY);
    nodes.assertSerials(1, 2);
    String torn =
        folder.resolve("tls.crt")
            + ": not PEM: must be a certificate in PEM; the previous certificate stays in use";
    assertEquals(List.of(torn), warnings);

    AUTHORITY.issueTo(folder, Ordered.valid(11));
    clock.pass(EVERY);
    nodes.assertSerials(11, 2);
    assertEquals(List.of(torn), warnings);

    TestAuthority.write(folder, "tls.crt", "torn");
    clock.pass(EVERY);
    nodes.assertSerials(11, 2);
    assertEquals(List.of(torn, torn), warnings);
  }

  @Test
  void shouldReadAgainWhenTheClockWasSetBack() throws Exception {
    Nodes nodes = new Nodes();
    AUTHORITY.issueTo(folder, Ordered.valid(11));
    clock.pass(Duration.ofDays(-1));

    nodes.assertSerials(11, 2);
  }

  @Test
  void shouldNotBeginWithoutGoodFiles() {
    TestAuthority.write(folder, "ca.crt", "torn");

    assertThrows(TlsException.class, Nodes::new);
  }

  /** A server in one folder and a client in the other. */
  private final class Nodes {

    private final RotatingTls server =
        new RotatingTls(TlsFiles.in(folder), EVERY, clock, warnings::add);
    private final RotatingTls client =
        new RotatingTls(TlsFiles.in(other), EVERY, clock, warnings::add);
    private final EchoServer echo = new EchoServer(TEST_KIT.system(), server::server);

    Nodes() throws Exception {}

    /** Makes a connection, and checks the certificate that each side saw. */
    void assertSerials(long ofServer, long ofClient) throws Exception {
      SSLEngine engine = client.client(echo.host(), echo.port());
      assertEquals(WORDS, echo.answer(WORDS, () -> engine));
      List<SSLEngine> engines = echo.engines();

      assertEquals(ofServer, Peers.serial(engine));
      assertEquals(ofClient, Peers.serial(engines.get(engines.size() - 1)));
    }
  }
}
