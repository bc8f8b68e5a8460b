package org.splitkd.bench.plane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.IntConsumer;
import org.splitkd.files.AtomicFile;

/** Writes the same bytes again and again to a socket, from a buffer that nothing is copied into. */
record BareSender(int bytes, int count) {

  /**
   * Sends everything to the first who connects.
   *
   * @param listening is told the port
   */
  void send(IntConsumer listening) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      listening.accept(((InetSocketAddress) server.getLocalAddress()).getPort());
      try (SocketChannel to = server.accept()) {
        for (int sent = 0; sent < count; sent++) {
          AtomicFile.writeFully(to, buffer.duplicate());
        }
      }
    }
  }
}
