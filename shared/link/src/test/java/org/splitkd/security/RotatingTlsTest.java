package org.splitkd.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.splitkd.security.TestAuthority.NOW;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.util.ByteString;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.security.TestAuthority.Ordered;

@Tag("slow")
class RotatingTlsTest {

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final ActorTestKit TEST_KIT = ActorTestKit.create();
  private static final TestAuthority AUTHORITY = new TestAuthority("authority");
  private static final ByteString WORDS = ByteString.fromString("smashed data");

  @TempDir private Path home;

  @AfterAll
  static void stop() {
    TEST_KIT.shutdownTestKit();
  }

  @Test
  void shouldCarryBytesBetweenNodesThatShowTheirCertificates() throws Exception {
    byte[] tensor = new byte[1 << 20];
    new Random(1).nextBytes(tensor);
    EchoServer echo = new EchoServer(TEST_KIT.system(), node(Ordered.valid(100))::server);
    SSLEngine client = clientOf(node(Ordered.valid(200)), echo);

    assertEquals(
        ByteString.fromArray(tensor), echo.answer(ByteString.fromArray(tensor), () -> client));

    assertEquals("TLSv1.3", client.getSession().getProtocol());
    assertEquals(100, Peers.serial(client));
    assertEquals(200, Peers.serial(echo.engines().get(0)));
  }

  @Test
  void shouldSpeakTheVersionBeforeAsWell() throws Exception {
    EchoServer echo = new EchoServer(TEST_KIT.system(), node(Ordered.valid(100))::server);
    SSLEngine client = clientOf(node(Ordered.valid(200)), echo);
    client.setEnabledProtocols(new String[] {"TLSv1.2"});

    assertEquals(WORDS, echo.answer(WORDS, () -> client));

    assertEquals("TLSv1.2", client.getSession().getProtocol());
    assertEquals(
        List.of("TLSv1.3", "TLSv1.2"), List.of(echo.engines().get(0).getEnabledProtocols()));
  }

  @Test
  void shouldRefuseAClientWithoutCertificate() throws Exception {
    TlsCredentials trusted = credentials(AUTHORITY, AUTHORITY, Ordered.valid(200));
    SSLContext anonymous = SSLContext.getInstance("TLS");
    anonymous.init(null, new TrustManager[] {TlsContexts.trust(trusted)}, null);

    assertRefused(() -> engine(anonymous, true));
  }

  @Test
  void shouldRefuseAClientOfAnotherAuthority() throws Exception {
    TestAuthority another = new TestAuthority("authority");
    // The client trusts the server, so that it is the server that refuses.
    SSLContext intruder = TlsContexts.of(credentials(another, AUTHORITY, Ordered.valid(200)));

    assertRefused(() -> engine(intruder, true));
  }

  @Test
  void shouldRefuseAClientWhoseCertificateHasExpired() throws Exception {
    Ordered expired = Ordered.valid(200).within("2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z");
    SSLContext late = TlsContexts.of(credentials(AUTHORITY, AUTHORITY, expired));

    assertRefused(() -> engine(late, true));
  }

  @Test
  void shouldRefuseAClientOfAnotherClusterOfTheSameAuthority() throws Exception {
    Ordered stranger = Ordered.valid(200).named("others", "others.example");
    // The client trusts this cluster, so that it is the server that refuses.
    TlsCredentials credentials = credentials(AUTHORITY, AUTHORITY, stranger);
    TlsCredentials member = credentials(AUTHORITY, AUTHORITY, Ordered.valid(201));
    SSLContext trusting = TlsContexts.of(credentials);
    trusting.init(
        TlsContexts.keys(credentials), new TrustManager[] {TlsContexts.trust(member)}, null);

    assertRefused(() -> engine(trusting, true));
  }

  @Test
  void shouldRefuseAClientWithoutTls() throws Exception {
    EchoServer echo = new EchoServer(TEST_KIT.system(), node(Ordered.valid(100))::server);

    assertThrows(ExecutionException.class, () -> echo.answerWithoutTls(WORDS));

    assertEquals(ByteString.emptyByteString(), echo.heard());
  }

  @Test
  void shouldAcceptWhoSharesAnAlternativeName() throws Exception {
    Ordered first = Ordered.valid(100).named("first", "fleet.example", "a.example");
    Ordered second = Ordered.valid(200).named("second", "b.example", "fleet.example");
    EchoServer echo = new EchoServer(TEST_KIT.system(), node(first)::server);
    RotatingTls client = node(second);

    assertEquals(WORDS, echo.answer(WORDS, () -> clientOf(client, echo)));
  }

  @Test
  void shouldRefuseAServerOfAnotherAuthority() throws Exception {
    TestAuthority another = new TestAuthority("authority");
    SSLContext impostor = TlsContexts.of(credentials(another, AUTHORITY, Ordered.valid(100)));
    EchoServer echo = new EchoServer(TEST_KIT.system(), () -> engine(impostor, false));
    RotatingTls client = node(Ordered.valid(200));

    assertThrows(ExecutionException.class, () -> echo.answer(WORDS, () -> clientOf(client, echo)));

    assertEquals(ByteString.emptyByteString(), echo.heard());
  }

  /** Checks that the client is refused and not heard, and that the next one is unaffected. */
  private void assertRefused(Supplier<SSLEngine> intruder) throws Exception {
    EchoServer echo = new EchoServer(TEST_KIT.system(), node(Ordered.valid(100))::server);

    assertThrows(
        ExecutionException.class, () -> echo.answer(ByteString.fromString("intruder"), intruder));
    RotatingTls member = node(Ordered.valid(300));

    assertEquals(WORDS, echo.answer(WORDS, () -> clientOf(member, echo)));
    assertEquals(WORDS, echo.heard());
  }

  private RotatingTls node(Ordered ordered) {
    TlsFiles files = AUTHORITY.issueTo(home.resolve(Long.toString(ordered.serial())), ordered);
    return RotatingTls.of(files, Duration.ofSeconds(10), CLOCK);
  }

  private static SSLEngine clientOf(RotatingTls node, EchoServer echo) {
    return node.client(echo.host(), echo.port());
  }

  private static TlsCredentials credentials(
      TestAuthority signer, TestAuthority trusted, Ordered ordered) {
    KeyPair keys = TestAuthority.newKeys("RSA", 2048);
    return new TlsCredentials(
        keys.getPrivate(), signer.certificate(ordered, keys), trusted.certificate());
  }

  private static SSLEngine engine(SSLContext context, boolean client) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(client);
    return engine;
  }
}
