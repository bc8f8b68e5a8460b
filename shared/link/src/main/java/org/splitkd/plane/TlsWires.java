package org.splitkd.plane;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.splitkd.security.RotatingTls;

/** Encrypted connections on which both sides authenticate themselves. */
record TlsWires(RotatingTls tls) implements Wires {

  @Override
  public Wire accepted(SocketChannel channel) throws IOException {
    return TlsWire.of(channel, tls.server());
  }

  @Override
  public Wire connected(SocketChannel channel) throws IOException {
    InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
    return TlsWire.of(channel, tls.client(peer.getHostString(), peer.getPort()));
  }
}
