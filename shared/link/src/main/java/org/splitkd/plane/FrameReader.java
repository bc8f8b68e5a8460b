package org.splitkd.plane;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads frames. A claimed length is not trusted: the buffer grows with the bytes that actually
 * arrive. It is kept for the next frame, unless it is very large.
 */
final class FrameReader {

  private static final int FIRST_BYTES = 1 << 16;
  private static final int MOST_KEPT_BYTES = 1 << 26;

  private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_BYTES);

  /**
   * Reads the next bytes of a connection.
   *
   * @return the bytes, valid until the next call
   */
  ByteBuffer read(Wire wire, int bytes) throws IOException {
    if (buffer.capacity() > Math.max(MOST_KEPT_BYTES, bytes)) {
      buffer = ByteBuffer.allocateDirect(FIRST_BYTES);
    }
    buffer.clear();
    while (buffer.position() < bytes) {
      if (!buffer.hasRemaining()) {
        buffer = larger(buffer.flip(), bytes);
      }
      buffer.limit(Math.min(buffer.capacity(), bytes));
      wire.read(buffer);
    }
    return buffer.flip();
  }

  private static ByteBuffer larger(ByteBuffer full, int most) {
    int capacity = (int) Math.min(2L * full.capacity(), most);
    return ByteBuffer.allocateDirect(capacity).put(full);
  }
}
