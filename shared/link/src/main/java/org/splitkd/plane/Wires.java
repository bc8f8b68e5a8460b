package org.splitkd.plane;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Makes connections from sockets. */
interface Wires {

  /** Connections that anyone on the path can read. */
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

  /** Returns the connection of the side that listens. */
  Wire accepted(SocketChannel channel) throws IOException;

  /** Returns the connection of the side that opened it. */
  Wire connected(SocketChannel channel) throws IOException;
}
