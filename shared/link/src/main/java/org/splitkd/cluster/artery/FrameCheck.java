package org.splitkd.cluster.artery;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;

/**
 * Checks one connection of Artery byte by byte, as the bytes arrive, and stores none of them:
 *
 * <pre>
 *   "AKKA" | stream 1 to 3, one byte | frame | frame | …
 *   frame: length, int32 little-endian, {@value #LEAST_FRAME} to longest allowed | that many bytes
 * </pre>
 *
 * <p>Artery itself accepts any length. After a negative one its framing reports "an empty frame"
 * endlessly, which fills the heap with warnings; a long frame it buffers, however long.
 */
final class FrameCheck {

  /** Bytes of the fixed part of an envelope. */
  static final int LEAST_FRAME = 28;

  private static final int MAGIC = 'A' << 24 | 'K' << 16 | 'K' << 8 | 'A';
  private static final int STREAMS = 3;
  private static final int MAGIC_BYTES = 4;
  private static final int OPENING_BYTES = 5;

  private final int longest;
  private int opening;
  private int lengthBytes;
  private int number;
  private int left;

  /**
   * @param longest allowed frame, bytes
   */
  FrameCheck(int longest) {
    this.longest = longest;
  }

  /**
   * Checks the next bytes, to the buffer's limit.
   *
   * @throws SSLException if the bytes are not Artery's; the connection must then be closed
   */
  void follow(ByteBuffer bytes) throws SSLException {
    while (bytes.hasRemaining()) {
      if (left > 0) {
        int skipped = Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + skipped);
        left -= skipped;
      } else if (opening < OPENING_BYTES) {
        open(bytes.get() & 0xff);
      } else {
        measure(bytes.get() & 0xff);
      }
    }
  }

  private void open(int next) throws SSLException {
    opening++;
    if (opening <= MAGIC_BYTES) {
      number = number << 8 | next;
      if (opening == MAGIC_BYTES && number != MAGIC) {
        throw new SSLException("it does not begin with AKKA");
      }
    } else if (next < 1 || next > STREAMS) {
      throw new SSLException("there is no stream " + next);
    }
  }

  private void measure(int next) throws SSLException {
    number = next << 24 | number >>> 8;
    lengthBytes++;
    if (lengthBytes == Integer.BYTES) {
      lengthBytes = 0;
      if (number < LEAST_FRAME || number > longest) {
        throw new SSLException(
            "a frame of " + number + " bytes: must be " + LEAST_FRAME + " to " + longest);
      }
      left = number;
    }
  }
}
