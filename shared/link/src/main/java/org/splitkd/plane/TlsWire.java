package org.splitkd.plane;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** A connection under TLS, used by one thread. */
final class TlsWire implements Wire {

  /** Large enough to write, and read, many records at a time. */
  private static final int BATCH_BYTES = 1 << 18;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final int recordBytes;
  private final int plainBytes;
  private final ByteBuffer out;

  /** Bytes received and still encrypted, ready to be read. */
  private final ByteBuffer in;

  /** Decrypted bytes beyond those requested, ready to be read. */
  private final ByteBuffer rest;

  private TlsWire(SocketChannel channel, SSLEngine engine) {
    this.channel = channel;
    this.engine = engine;
    recordBytes = engine.getSession().getPacketBufferSize();
    plainBytes = engine.getSession().getApplicationBufferSize();
    out = ByteBuffer.allocateDirect(Math.max(BATCH_BYTES, 2 * recordBytes));
    in = ByteBuffer.allocateDirect(Math.max(BATCH_BYTES, 2 * recordBytes)).limit(0);
    rest = ByteBuffer.allocate(plainBytes).limit(0);
  }

  /**
   * Returns a connection whose sides have authenticated each other.
   *
   * @throws IOException if they do not trust each other
   */
  static TlsWire of(SocketChannel channel, SSLEngine engine) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    TlsWire wire = new TlsWire(channel, engine);
    engine.beginHandshake();
    wire.handshake();
    return wire;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int before = to.remaining();
    if (rest.hasRemaining()) {
      move(rest, to);
      return before - to.remaining();
    }
    boolean direct = to.remaining() >= plainBytes;
    while (true) {
      decrypt(direct ? to : rest.clear());
      if (!direct) {
        move(rest.flip(), to);
      }
      if (to.remaining() < before) {
        return before - to.remaining();
      }
    }
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    out.clear();
    while (from.hasRemaining()) {
      requireOpen(engine.wrap(from, out));
      if (out.remaining() < recordBytes) {
        flush();
      }
    }
    flush();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      engine.closeOutbound();
      out.clear();
      engine.wrap(NOTHING, out);
      flush();
    }
  }

  /** Decrypts one record, which may be protocol data only, or receives more bytes. */
  private void decrypt(ByteBuffer to) throws IOException {
    SSLEngineResult result = engine.unwrap(in, to);
    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
      receive();
      return;
    }
    requireOpen(result);
    HandshakeStatus next = result.getHandshakeStatus();
    if (next != HandshakeStatus.NOT_HANDSHAKING && next != HandshakeStatus.FINISHED) {
      handshake(); // the other side wants new keys
    }
  }

  private void handshake() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> {
          out.clear();
          requireOpen(engine.wrap(NOTHING, out));
          flush();
        }
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          SSLEngineResult result = engine.unwrap(in, rest.clear());
          rest.flip();
          if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            receive();
          } else {
            requireOpen(result);
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          return;
        }
      }
    }
  }

  private void runTasks() {
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }

  private void receive() throws IOException {
    in.compact();
    try {
      if (channel.read(in) < 0) {
        throw new EOFException("the connection was closed");
      }
    } finally {
      in.flip();
    }
  }

  private void flush() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      channel.write(out);
    }
    out.clear();
  }

  private static void requireOpen(SSLEngineResult result) throws IOException {
    if (result.getStatus() == Status.CLOSED) {
      throw new EOFException("the connection was closed");
    }
    if (result.getStatus() != Status.OK) {
      throw new SSLException("a record that does not fit: " + result.getStatus());
    }
  }

  private static void move(ByteBuffer from, ByteBuffer to) {
    int count = Math.min(from.remaining(), to.remaining());
    to.put(from.slice(from.position(), count));
    from.position(from.position() + count);
  }
}
