/**
 * The wire format of messages that carry tensors: a small header written by Kryo, then the tensors,
 * copied in bulk. Bytes from outside yield a message or a one-line error, and never take more
 * memory than their length.
 *
 * <p>To add a message, let it implement {@link org.splitkd.protocol.TensorMessage} and give it an
 * entry in {@code MessageTypes}: a manifest of letters and version, and code that writes and reads
 * its fields in order. Payloads may stand anywhere among the fields. A new value type gets an entry
 * in {@code ValueLayouts}. Then write one frame with {@code src/test/reference/frames.py}; the
 * tests keep it readable.
 *
 * <p>To change a message, add an entry with the next version above the old one: the first entry of
 * a class is written, all are read.
 */
@NullMarked
package org.splitkd.protocol.wire;

import org.jspecify.annotations.NullMarked;
