package org.splitkd.bench.plane;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** A bare TLS socket: the throughput of the JDK's engine when it is kept busy. */
final class BareTls {

  private static final int BATCH_BYTES = 1 << 18;

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final ByteBuffer encrypted = ByteBuffer.allocateDirect(BATCH_BYTES);
  private final int recordBytes;

  private BareTls(SocketChannel channel, SSLEngine engine) {
    this.channel = channel;
    this.engine = engine;
    recordBytes = engine.getSession().getPacketBufferSize();
  }

  /** Writes a buffer repeatedly. */
  static void send(SocketChannel channel, SSLEngine engine, ByteBuffer buffer, int count)
      throws IOException {
    BareTls tls = new BareTls(channel, engine);
    tls.handshake();
    tls.encrypted.clear();
    for (int sent = 0; sent < count; sent++) {
      ByteBuffer from = buffer.duplicate();
      while (from.hasRemaining()) {
        engine.wrap(from, tls.encrypted);
        if (tls.encrypted.remaining() < tls.recordBytes) {
          tls.flush();
        }
      }
      tls.flush();
    }
  }

  /** Reads as many bytes as fill a buffer, repeatedly. */
  static void receive(SocketChannel channel, SSLEngine engine, ByteBuffer buffer, int count)
      throws IOException {
    BareTls tls = new BareTls(channel, engine);
    tls.handshake();
    int most = engine.getSession().getApplicationBufferSize();
    ByteBuffer plain = ByteBuffer.allocateDirect(buffer.capacity() + most);
    for (int received = 0; received < count; received++) {
      while (plain.position() < buffer.capacity()) {
        tls.decrypt(plain);
      }
      plain.flip().position(buffer.capacity()); // bytes of the next one
      plain.compact();
    }
  }

  private void handshake() throws IOException {
    encrypted.clear().flip();
    engine.beginHandshake();
    ByteBuffer none = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    ByteBuffer out = ByteBuffer.allocate(2 * recordBytes);
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
      switch (status) {
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_WRAP -> {
          engine.wrap(ByteBuffer.allocate(0), out.clear());
          out.flip();
          while (out.hasRemaining()) {
            channel.write(out);
          }
        }
        default -> decrypt(none.clear());
      }
      status = engine.getHandshakeStatus();
    }
  }

  private void decrypt(ByteBuffer to) throws IOException {
    SSLEngineResult result = engine.unwrap(encrypted, to);
    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
      encrypted.compact();
      int count = channel.read(encrypted);
      encrypted.flip();
      if (count < 0) {
        throw new IOException("the source ended early");
      }
    } else if (result.getStatus() != Status.OK) {
      throw new IOException("a record that does not fit: " + result.getStatus());
    }
  }

  private void flush() throws IOException {
    encrypted.flip();
    while (encrypted.hasRemaining()) {
      channel.write(encrypted);
    }
    encrypted.clear();
  }
}
