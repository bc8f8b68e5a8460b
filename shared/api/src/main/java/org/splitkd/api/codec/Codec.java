package org.splitkd.api.codec;

import java.nio.ByteBuffer;

/**
 * How values become bytes on their way across the cut, row by row: a row is the last axis of a
 * tensor, so the activations of one token. Stateless, and used from several threads at once: both
 * sides make one of the same settings, and what one wrote the other reads.
 */
public interface Codec {

  /**
   * The bytes that a row takes, whatever its values: policies predict with it what sessions are
   * charged, and what is charged is what was sent.
   *
   * @param width values of the row, 1 or more
   * @return 1 or more
   */
  int rowBytes(int width);

  /**
   * Writes a row.
   *
   * @param to little-endian, exactly {@link #rowBytes} left
   */
  void encode(float[] row, ByteBuffer to);

  /**
   * Reads a row. Its bytes may be a stranger's: what they cannot be is refused with {@link
   * IllegalArgumentException}.
   *
   * @param from little-endian, exactly {@link #rowBytes} left
   * @param row takes the values; zeros at first
   */
  void decode(ByteBuffer from, float[] row);

  /** Whether values come out as they went in. */
  default boolean lossless() {
    return false;
  }
}
