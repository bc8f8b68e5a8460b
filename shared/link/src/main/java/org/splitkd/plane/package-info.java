/**
 * The tensor plane: carries messages with tensors between nodes, past the actors' remoting, which
 * is made for small messages. Who has such a message offers it to the plane of its node and sends
 * the other side a ticket; the plane of the other side fetches the frame over TCP when its actor is
 * ready for it. So a slow receiver slows the sender, and no mailbox fills with tensors. What the
 * frames contain is in {@code org.splitkd.protocol.wire}.
 */
@NullMarked
package org.splitkd.plane;

import org.jspecify.annotations.NullMarked;
