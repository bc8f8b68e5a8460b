/**
 * The tensor plane: carries messages with tensors between nodes, past the actors' remoting, which
 * is made for small messages. The sender offers a message to the plane of its node and sends the
 * other side a ticket; the receiver's plane fetches the frame over TCP when its actor is ready for
 * it. A slow receiver therefore slows the sender, and no mailbox fills with tensors. {@code
 * org.splitkd.protocol.wire} describes the contents of frames.
 */
@NullMarked
package org.splitkd.plane;

import org.jspecify.annotations.NullMarked;
