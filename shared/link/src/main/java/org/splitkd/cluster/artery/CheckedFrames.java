package org.splitkd.cluster.artery;

import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import scala.Option;

/** Makes Artery check every incoming connection. Akka creates it from its configuration. */
public final class CheckedFrames implements SSLEngineProvider {

  private final int longest;
  private final SSLSession nobody;

  /**
   * @param system whose Artery is checked; its configuration sets the longest frame
   */
  public CheckedFrames(ActorSystem system) throws NoSuchAlgorithmException {
    longest =
        Math.toIntExact(
            system.settings().config().getBytes("akka.remote.artery.advanced.maximum-frame-size"));
    nobody = SSLContext.getDefault().createSSLEngine().getSession();
  }

  /** Returns the configuration of an actor system whose Artery uses this check instead of TLS. */
  public static Config config() {
    return ConfigFactory.parseMap(
            Map.of(
                "transport", "tls-tcp", "ssl.ssl-engine-provider", CheckedFrames.class.getName()),
            "Artery without TLS")
        .atPath("akka.remote.artery");
  }

  @Override
  public SSLEngine createServerSSLEngine(String hostname, int port) {
    return new CheckedEngine(new FrameCheck(longest), nobody);
  }

  /** Returns an engine without a check: nothing comes in on a connection that a node opens. */
  @Override
  public SSLEngine createClientSSLEngine(String hostname, int port) {
    return new CheckedEngine(null, nobody);
  }

  @Override
  public Option<Throwable> verifyClientSession(String hostname, SSLSession session) {
    return Option.empty();
  }

  @Override
  public Option<Throwable> verifyServerSession(String hostname, SSLSession session) {
    return Option.empty();
  }
}
