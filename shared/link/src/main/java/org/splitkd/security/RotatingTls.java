package org.splitkd.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS for connections between nodes: each side shows its certificate, and trusts a peer that is
 * signed by the same authority and shares a name with it. As in Artery, the certificate need not
 * name the host that was dialled, because the addresses of nodes change.
 *
 * <p>New connections use replaced files; existing connections stay open. While the new files are
 * bad, the last good ones are used, and the log says so once. Safe for use by any thread.
 */
public final class RotatingTls {

  private static final Logger LOG = LoggerFactory.getLogger(RotatingTls.class);

  private final TlsFiles files;
  private final Duration every;
  private final Clock clock;
  private final Consumer<String> warnings;

  private PemContent content;
  private SSLContext context;
  private Instant checked;
  private String complaint = "";

  RotatingTls(TlsFiles files, Duration every, Clock clock, Consumer<String> warnings) {
    this.files = files;
    this.every = every;
    this.clock = clock;
    this.warnings = warnings;
    checked = clock.instant();
    content = files.read();
    context = TlsContexts.of(files.parse(content, clock));
  }

  /**
   * Returns TLS with the credentials in files.
   *
   * @param every shortest interval between two reads of the files, which happen when connections
   *     are made
   * @param clock for that interval and for the validity of the certificates
   * @throws TlsException if the files cannot be used
   */
  public static RotatingTls of(TlsFiles files, Duration every, Clock clock) {
    return new RotatingTls(files, every, clock, LOG::warn);
  }

  /** Returns a new engine for a connection to a node. */
  public SSLEngine client(String host, int port) {
    SSLEngine engine = context().createSSLEngine(host, port);
    engine.setUseClientMode(true);
    return restricted(engine);
  }

  /** Returns a new engine for a connection from a node, which must show its certificate. */
  public SSLEngine server() {
    SSLEngine engine = context().createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return restricted(engine);
  }

  private static SSLEngine restricted(SSLEngine engine) {
    engine.setEnabledProtocols(TlsPolicy.PROTOCOLS.toArray(String[]::new));
    engine.setEnabledCipherSuites(TlsPolicy.SUITES.toArray(String[]::new));
    return engine;
  }

  private synchronized SSLContext context() {
    Instant now = clock.instant();
    // The absolute value also covers a clock that was set back.
    if (Duration.between(checked, now).abs().compareTo(every) >= 0) {
      checked = now;
      refresh();
    }
    return context;
  }

  private void refresh() {
    try {
      PemContent found = files.read();
      if (!found.equals(content)) {
        TlsCredentials credentials = files.parse(found, clock);
        context = TlsContexts.of(credentials);
        content = found;
        LOG.info("new connections show the certificate of {}", credentials);
      }
      complaint = "";
    } catch (TlsException bad) {
      String line = String.valueOf(bad.getMessage());
      if (!line.equals(complaint)) {
        complaint = line;
        warnings.accept(line + "; the previous certificate stays in use");
      }
    }
  }
}
