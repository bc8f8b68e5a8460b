package org.splitkd.plane;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The protocol between planes. A connection belongs to the node that opens it, which sends requests
 * and gets one answer to each, in the same order. All numbers are little-endian.
 *
 * <pre>{@code
 * request, 16 bytes                        answer, 24 bytes and the frame
 * offset bytes                             offset bytes
 *  0      4     "SKTQ"                      0      4     "SKTA"
 *  4      1     version, 1                  4      1     version, 1
 *  5      3     zero                        5      1     0: the frame follows, 1: unknown number
 *  8      8     number of the ticket        6      2     zero
 *                                           8      8     manifest of the message, ASCII, zeros at its end
 *                                          16      8     bytes of the frame N, 0 for an unknown number
 *                                          24      N     frame
 * }</pre>
 */
final class PlaneWire {

  static final int REQUEST_BYTES = 16;
  static final int ANSWER_BYTES = 24;

  private static final int REQUEST = magic("SKTQ");
  private static final int ANSWER = magic("SKTA");
  private static final byte VERSION = 1;
  private static final int MANIFEST_BYTES = 8;

  /**
   * The start of an answer.
   *
   * @param found whether a frame follows
   * @param manifest of the frame's message
   * @param bytes of the frame
   */
  record Answer(boolean found, String manifest, long bytes) {}

  private PlaneWire() {}

  static byte[] request(long number) {
    byte[] request = new byte[REQUEST_BYTES];
    buffer(request).putInt(REQUEST).put(VERSION).position(8).putLong(number);
    return request;
  }

  /**
   * Returns the number that a request asks for.
   *
   * @throws PlaneException if the bytes are not a request
   */
  static long number(byte[] request) {
    ByteBuffer from = buffer(request);
    checkStart(from, REQUEST, "a request");
    if ((from.get() | from.getShort()) != 0) {
      throw new PlaneException("a request with reserved bytes set");
    }
    return from.getLong();
  }

  static byte[] unknown() {
    return answer((byte) 1, "", 0);
  }

  static byte[] found(String manifest, int bytes) {
    return answer((byte) 0, manifest, bytes);
  }

  /**
   * Reads the start of an answer.
   *
   * @throws PlaneException if the bytes are not an answer
   */
  static Answer answer(byte[] start) {
    ByteBuffer from = buffer(start);
    checkStart(from, ANSWER, "an answer");
    byte status = from.get();
    if (status != 0 && status != 1) {
      throw new PlaneException("an answer of unknown status " + status);
    }
    if (from.getShort() != 0) {
      throw new PlaneException("an answer with reserved bytes set");
    }
    byte[] manifest = new byte[MANIFEST_BYTES];
    from.get(manifest);
    long bytes = from.getLong();
    if (bytes < 0 || (status == 1 && bytes != 0)) {
      throw new PlaneException("an answer of " + bytes + " bytes");
    }
    return new Answer(
        status == 0, new String(manifest, StandardCharsets.ISO_8859_1).replace("\0", ""), bytes);
  }

  private static byte[] answer(byte status, String manifest, long bytes) {
    byte[] name = manifest.getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[ANSWER_BYTES];
    ByteBuffer to = buffer(answer);
    to.putInt(ANSWER).put(VERSION).put(status).putShort((short) 0);
    to.put(name).position(16).putLong(bytes);
    return answer;
  }

  private static void checkStart(ByteBuffer from, int magic, String what) {
    int found = from.getInt();
    if (found != magic) {
      throw new PlaneException("not " + what + ": begins with " + Integer.toHexString(found));
    }
    byte version = from.get();
    if (version != VERSION) {
      throw new PlaneException(what + " of version " + version + ", must be " + VERSION);
    }
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int magic(String letters) {
    return buffer(letters.getBytes(StandardCharsets.US_ASCII)).getInt();
  }
}
