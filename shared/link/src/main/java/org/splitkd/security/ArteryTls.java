package org.splitkd.security;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;

/**
 * TLS for the control messages of a cluster, which Akka's Artery carries. Akka's own provider reads
 * the files, rereads them every minute, and demands a certificate from both sides.
 *
 * <p>Besides the authority's signature it requires that the peer's certificate and its own share a
 * name, the common name or an alternative DNS name, so all nodes of a cluster need one name in
 * common. It does not check that the name is that of the host. A connection keeps the certificate
 * with which it began.
 */
public final class ArteryTls {

  private static final String PROVIDER = "akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider";

  private ArteryTls() {}

  /**
   * Returns the configuration of an actor system whose Artery uses the files. It reads none of
   * them; {@link TlsFiles#check} does, and reports mistakes more plainly than Akka.
   */
  public static Config config(TlsFiles files) {
    return ConfigFactory.parseMap(
            Map.of(
                "transport",
                "tls-tcp",
                "ssl.ssl-engine-provider",
                PROVIDER,
                "ssl.rotating-keys-engine",
                Map.of(
                    "key-file",
                    absolute(files.key()),
                    "cert-file",
                    absolute(files.certificate()),
                    "ca-cert-file",
                    absolute(files.authority()),
                    "protocol",
                    TlsPolicy.NEWEST_PROTOCOL,
                    "enabled-algorithms",
                    TlsPolicy.NEWEST_SUITES,
                    "ssl-context-cache-ttl",
                    "1m")),
            "TLS of Artery")
        .atPath("akka.remote.artery");
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().toString();
  }
}
