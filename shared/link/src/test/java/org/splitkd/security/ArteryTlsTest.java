package org.splitkd.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.ActorSelection;
import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.testkit.TestActors;
import akka.testkit.javadsl.TestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.security.TestAuthority.Ordered;
import scala.concurrent.duration.FiniteDuration;

/** Actor systems with Akka's Artery, on loopback. */
@Tag("slow")
class ArteryTlsTest {

  private static final FiniteDuration STOPPING = FiniteDuration.create(5, TimeUnit.SECONDS);

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final TestAuthority AUTHORITY = new TestAuthority("authority");

  private static final Config REMOTE =
      ConfigFactory.parseString(
          """
          akka {
            loglevel = OFF
            stdout-loglevel = OFF
            actor.provider = remote
            remote.warn-about-direct-use = off
            remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
          }
          """);

  @TempDir private Path home;
  private final List<ActorSystem> systems = new ArrayList<>();
  private ActorSystem server;

  /** Receives the messages sent to the desk of the server. */
  private TestKit desk;

  @BeforeEach
  void open() {
    server = system(Ordered.valid(1));
    desk = new TestKit(server);
    server.actorOf(TestActors.forwardActorProps(desk.getRef()), "desk");
  }

  @AfterEach
  void stop() {
    // Artery sometimes does not release peers without a certificate, which is not tested here.
    systems.forEach(system -> TestKit.shutdownActorSystem(system, STOPPING, false));
  }

  @Test
  void shouldCarryMessagesBetweenNodesOfOneAuthority() {
    assertHeard(system(Ordered.valid(2)));
  }

  @Test
  void shouldAcceptWhoSharesAnAlternativeName() {
    assertHeard(system(Ordered.valid(2).named("another", "splitkd")));
  }

  @Test
  void shouldHearNobodyOfAnotherAuthority() {
    TestAuthority another = new TestAuthority("authority");
    TlsFiles files = another.issueTo(home.resolve("another"), Ordered.valid(2));

    assertUnheard(start(ArteryTls.config(files)));
  }

  @Test
  void shouldHearNobodyOfAnotherAuthorityWhoTrustsThisOne() {
    TestAuthority another = new TestAuthority("authority");
    Path folder = home.resolve("another");
    TlsFiles files = another.issueTo(folder, Ordered.valid(2));
    TestAuthority.write(folder, "ca.crt", TestAuthority.pem(AUTHORITY.certificate()));

    // A node of ours would not start with such files.
    assertUnheard(
        start(
            ConfigFactory.parseMap(
                Map.of(
                    "akka.remote.artery.transport",
                    "tls-tcp",
                    "akka.remote.artery.ssl.ssl-engine-provider",
                    "akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider",
                    "akka.remote.artery.ssl.rotating-keys-engine.key-file",
                    files.key().toString(),
                    "akka.remote.artery.ssl.rotating-keys-engine.cert-file",
                    files.certificate().toString(),
                    "akka.remote.artery.ssl.rotating-keys-engine.ca-cert-file",
                    files.authority().toString()))));
  }

  @Test
  void shouldHearNobodyOfAnotherClusterOfTheSameAuthority() {
    assertUnheard(system(Ordered.valid(2).named("others", "others.example")));
  }

  /** Every machine is called localhost, so that is no name of a cluster. */
  @Test
  void shouldHearNobodyOfAnotherClusterOnTheSameMachine() {
    server = system(Ordered.valid(4).named("splitkd", "localhost"));
    desk = new TestKit(server);
    server.actorOf(TestActors.forwardActorProps(desk.getRef()), "desk");

    assertUnheard(system(Ordered.valid(2).named("others", "localhost")));
  }

  @Test
  void shouldHearNobodyWithoutTls() {
    assertUnheard(start(ConfigFactory.parseString("akka.remote.artery.transport = tcp")));
  }

  private void assertHeard(ActorSystem system) {
    TestKit member = new TestKit(system);
    deskSeenFrom(system).tell("from a member", member.getRef());

    desk.expectMsg(PATIENCE, "from a member");
    desk.reply("welcome");
    member.expectMsg(PATIENCE, "welcome");
  }

  private void assertUnheard(ActorSystem system) {
    TestKit intruder = new TestKit(system);
    deskSeenFrom(system).tell("from an intruder", intruder.getRef());

    assertHeard(system(Ordered.valid(3)));
    desk.expectNoMessage(SILENCE);
    intruder.expectNoMessage(Duration.ZERO);
  }

  private ActorSelection deskSeenFrom(ActorSystem system) {
    ActorSelection selection =
        system.actorSelection(
            ((ExtendedActorSystem) server).provider().getDefaultAddress() + "/user/desk");
    assertEquals("/user/desk", selection.pathString());
    return selection;
  }

  private ActorSystem system(Ordered ordered) {
    return start(
        ArteryTls.config(
            AUTHORITY.issueTo(home.resolve(Long.toString(ordered.serial())), ordered)));
  }

  private ActorSystem start(Config transport) {
    ActorSystem system =
        ActorSystem.create(
            "node", transport.withFallback(REMOTE).withFallback(ConfigFactory.load()));
    systems.add(system);
    return system;
  }
}
