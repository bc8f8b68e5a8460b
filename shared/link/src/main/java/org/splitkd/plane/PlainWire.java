package org.splitkd.plane;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** An unencrypted connection. */
record PlainWire(SocketChannel channel) implements Wire {

  /** Java copies a heap buffer to native memory as a whole, so buffers are written in chunks. */
  private static final int CHUNK_BYTES = 1 << 18;

  static PlainWire of(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new PlainWire(channel);
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int count = channel.read(to);
    if (count < 0) {
      throw new EOFException("the connection was closed");
    }
    return count;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    int end = from.limit();
    while (from.position() < end) {
      from.limit(Math.min(end, from.position() + CHUNK_BYTES));
      channel.write(from);
    }
    from.limit(end);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
