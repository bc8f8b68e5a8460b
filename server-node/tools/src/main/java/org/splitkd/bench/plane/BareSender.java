package org.splitkd.bench.plane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.splitkd.files.AtomicFile;
import org.splitkd.security.RotatingTls;

/** Writes the same bytes to a socket repeatedly, from a direct buffer without copying. */
record BareSender(int bytes, int count) {

  /**
   * Sends everything to the first client that connects.
   *
   * @param tls for the connection; empty for plain TCP
   * @param listening receives the port
   */
  void send(Optional<RotatingTls> tls, IntConsumer listening) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      listening.accept(((InetSocketAddress) server.getLocalAddress()).getPort());
      try (SocketChannel to = server.accept()) {
        if (tls.isPresent()) {
          BareTls.send(to, tls.get().server(), buffer, count);
          return;
        }
        for (int sent = 0; sent < count; sent++) {
          AtomicFile.writeFully(to, buffer.duplicate());
        }
      }
    }
  }
}
