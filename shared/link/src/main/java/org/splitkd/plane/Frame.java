package org.splitkd.plane;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A message as it is sent. Nothing of its tensors was copied.
 *
 * @param parts in this order
 * @param bytes of all parts
 */
record Frame(String manifest, List<ByteBuffer> parts, int bytes) {

  Frame {
    parts = List.copyOf(parts);
  }
}
