package org.splitkd.security;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;

/**
 * TLS for the control messages of a cluster, which Akka's Artery carries. Akka's own provider reads
 * the files, again every minute, and demands a certificate of both sides.
 *
 * <p>Beyond the authority's signature it asks that the peer's certificate and its own share a name,
 * the common name or an alternative DNS name; all nodes of a cluster need one in common. It does
 * not ask whether that name is the host. A connection keeps the certificate with which it began.
 */
public final class ArteryTls {

  private static final String PROVIDER = "akka.remote.artery.tcp.ssl.RotatingKeysSSLEngineProvider";

  private ArteryTls() {}

  /**
   * The configuration of an actor system whose Artery uses the files; it reads none of them: see
   * {@link TlsFiles#check}, whose answer to a mistake is plainer than Akka's.
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
