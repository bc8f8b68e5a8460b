package org.splitkd.api.codec;

import java.nio.ByteBuffer;

/**
 * Encodes the values that cross the cut as bytes, row by row. A row is the last axis of a tensor,
 * that is, the activations of one token. A codec is stateless and used from several threads at
 * once. Both sides create one from the same settings, so each can read what the other wrote.
 */
public interface Codec {

  /**
   * Returns the size of an encoded row in bytes, which does not depend on its values. Policies use
   * it to predict the charge of a session, and the charge is based on the bytes actually sent.
   *
   * @param width number of values in the row, 1 or more
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
   * Reads a row. The bytes may come from an untrusted peer; invalid ones are rejected with {@link
   * IllegalArgumentException}.
   *
   * @param from little-endian, exactly {@link #rowBytes} left
   * @param row receives the values; initially zero
   */
  void decode(ByteBuffer from, float[] row);

  /** Whether decoding returns exactly the encoded values. */
  default boolean lossless() {
    return false;
  }
}
