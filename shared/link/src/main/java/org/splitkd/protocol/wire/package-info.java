/**
 * How messages that carry tensors travel between nodes: a small header written by Kryo, then the
 * tensors, copied in bulk. Bytes from outside give a message or a one-line error, and never take
 * more memory than they are long.
 *
 * <p>To add a message, let it implement {@link org.splitkd.protocol.TensorMessage} and give it an
 * entry in {@code MessageTypes}: a manifest of letters and version, and how its fields are written
 * and read in order. Payloads may stand anywhere among the fields. A value type that is new on the
 * wire gets an entry in {@code ValueLayouts}. Then write one frame by {@code
 * src/test/reference/frames.py}, which the tests keep readable for ever.
 *
 * <p>To change a message, add an entry with the next version above the old one: the first entry of
 * a class is written, all are read.
 */
@NullMarked
package org.splitkd.protocol.wire;

import org.jspecify.annotations.NullMarked;
