package org.splitkd.plane;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A message in the form in which it is sent. Its tensors are not copied.
 *
 * @param parts in the order of sending
 * @param bytes of all parts
 */
record Frame(String manifest, List<ByteBuffer> parts, int bytes) {

  Frame {
    parts = List.copyOf(parts);
  }
}
