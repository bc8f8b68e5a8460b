package org.splitkd.security;

import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import scala.Option;

/**
 * TLS for the control messages of a cluster, which Akka's Artery carries: the same {@link
 * RotatingTls} as for all other connections of a node. Both sides show a certificate, of the same
 * authority and with a name in common. A connection keeps the certificate with which it began.
 *
 * <p>Akka creates it from its configuration. Akka's own provider would take {@code localhost} for
 * the name of a cluster.
 */
public final class ArteryTls implements SSLEngineProvider {

  private static final String SETTINGS = "splitkd.artery-tls";

  /** Shortest interval between two reads of the files. */
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final RotatingTls tls;

  /**
   * @param system whose Artery it serves; its configuration names the files
   * @throws TlsException if they cannot be used
   */
  public ArteryTls(ActorSystem system) {
    Config files = system.settings().config().getConfig(SETTINGS);
    tls =
        RotatingTls.of(
            new TlsFiles(
                Path.of(files.getString("key")),
                Path.of(files.getString("certificate")),
                Path.of(files.getString("authority"))),
            EVERY,
            Clock.systemUTC());
  }

  /**
   * Returns the configuration of an actor system whose Artery uses the files. It reads none of
   * them; {@link TlsFiles#check} does, and reports mistakes more plainly than Akka.
   */
  public static Config config(TlsFiles files) {
    return ConfigFactory.parseMap(
        Map.of(
            "akka.remote.artery.transport",
            "tls-tcp",
            "akka.remote.artery.ssl.ssl-engine-provider",
            ArteryTls.class.getName(),
            SETTINGS,
            Map.of(
                "key", absolute(files.key()),
                "certificate", absolute(files.certificate()),
                "authority", absolute(files.authority()))),
        "TLS of Artery");
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().toString();
  }

  @Override
  public SSLEngine createServerSSLEngine(String hostname, int port) {
    return tls.server();
  }

  @Override
  public SSLEngine createClientSSLEngine(String hostname, int port) {
    return tls.client(hostname, port);
  }

  /** The engine has checked the peer's certificate, its names included. */
  @Override
  public Option<Throwable> verifyClientSession(String hostname, SSLSession session) {
    return Option.empty();
  }

  /** The engine has checked the peer's certificate, its names included. */
  @Override
  public Option<Throwable> verifyServerSession(String hostname, SSLSession session) {
    return Option.empty();
  }
}
