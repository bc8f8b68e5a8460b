package org.splitkd.plane;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Makes connections of sockets. */
interface Wires {

  /** What everybody on the way can read. */
  Wires PLAIN =
      new Wires() {
        @Override
        public Wire accepted(SocketChannel channel) throws IOException {
          return PlainWire.of(channel);
        }

        @Override
        public Wire connected(SocketChannel channel) throws IOException {
          return PlainWire.of(channel);
        }
      };

  /** Of the side that listens. */
  Wire accepted(SocketChannel channel) throws IOException;

  /** Of the side that opened the connection. */
  Wire connected(SocketChannel channel) throws IOException;
}
