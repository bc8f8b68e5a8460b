package org.splitkd.cluster.artery;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place of TLS, but encrypts nothing and ends a connection at the first byte that is not
 * Artery's. Only at this place can a connection be seen before Artery's framing.
 */
final class CheckedEngine extends SSLEngine {

  private static final Logger LOG = LoggerFactory.getLogger(CheckedEngine.class);
  private static final String[] NONE = {};

  private final @Nullable FrameCheck check;
  private final SSLSession session;
  private boolean begun;
  private boolean inboundDone;
  private boolean outboundDone;

  /**
   * @param check of incoming bytes; without one nothing is checked
   * @param session an empty session, as there is no TLS
   */
  CheckedEngine(@Nullable FrameCheck check, SSLSession session) {
    this.check = check;
    this.session = session;
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) {
    if (!begun) {
      begun = true;
      return new SSLEngineResult(Status.OK, HandshakeStatus.FINISHED, 0, 0);
    }
    int moved = 0;
    for (int i = offset; i < offset + length && !outboundDone; i++) {
      moved += move(sources[i], target);
    }
    return result(outboundDone, moved);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length)
      throws SSLException {
    if (!source.hasRemaining() && !inboundDone) {
      return new SSLEngineResult(Status.BUFFER_UNDERFLOW, getHandshakeStatus(), 0, 0);
    }
    int moved = 0;
    for (int i = offset; i < offset + length && !inboundDone; i++) {
      ByteBuffer seen = source.duplicate();
      int now = move(source, targets[i]);
      check(seen.limit(seen.position() + now));
      moved += now;
    }
    return result(inboundDone, moved);
  }

  private void check(ByteBuffer seen) throws SSLException {
    if (check != null) {
      try {
        check.follow(seen);
      } catch (SSLException refused) {
        LOG.warn("refused a connection to the actor port: {}", refused.getMessage());
        inboundDone = true;
        throw refused;
      }
    }
  }

  private static int move(ByteBuffer source, ByteBuffer target) {
    int bytes = Math.min(source.remaining(), target.remaining());
    target.put(source.slice(source.position(), bytes));
    source.position(source.position() + bytes);
    return bytes;
  }

  private SSLEngineResult result(boolean closed, int moved) {
    return new SSLEngineResult(
        closed ? Status.CLOSED : Status.OK, getHandshakeStatus(), moved, moved);
  }

  /** Reports one handshake, as the caller waits for its end before it sends anything. */
  @Override
  public HandshakeStatus getHandshakeStatus() {
    return begun ? HandshakeStatus.NOT_HANDSHAKING : HandshakeStatus.NEED_WRAP;
  }

  @Override
  public void beginHandshake() {}

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return null;
  }

  @Override
  public SSLSession getSession() {
    return session;
  }

  @Override
  public void closeInbound() {
    inboundDone = true;
  }

  @Override
  public boolean isInboundDone() {
    return inboundDone;
  }

  @Override
  public void closeOutbound() {
    outboundDone = true;
  }

  @Override
  public boolean isOutboundDone() {
    return outboundDone;
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return NONE;
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return NONE;
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {}

  @Override
  public String[] getSupportedProtocols() {
    return NONE;
  }

  @Override
  public String[] getEnabledProtocols() {
    return NONE;
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {}

  @Override
  public void setUseClientMode(boolean mode) {}

  @Override
  public boolean getUseClientMode() {
    return check == null;
  }

  @Override
  public void setNeedClientAuth(boolean need) {}

  @Override
  public boolean getNeedClientAuth() {
    return false;
  }

  @Override
  public void setWantClientAuth(boolean want) {}

  @Override
  public boolean getWantClientAuth() {
    return false;
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {}

  @Override
  public boolean getEnableSessionCreation() {
    return false;
  }
}
