package org.splitkd.plane;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A blocking connection, which has its own thread. */
interface Wire extends Closeable {

  /** Reads some bytes, at least one. */
  int read(ByteBuffer to) throws IOException;

  /** Writes all bytes. */
  void write(ByteBuffer from) throws IOException;

  /** Reads until the buffer is full. */
  default void fill(ByteBuffer to) throws IOException {
    while (to.hasRemaining()) {
      read(to);
    }
  }
}
