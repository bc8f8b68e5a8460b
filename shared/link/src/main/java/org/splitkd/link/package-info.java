/**
 * How a server node reaches a vehicle that lives on another node: small control messages, which go
 * to wherever the cluster keeps the vehicle, and tickets for the {@linkplain org.splitkd.plane
 * tensor plane}. The actors on both sides do not know of it: they say the messages of {@code
 * org.splitkd.protocol}.
 */
@NullMarked
package org.splitkd.link;

import org.jspecify.annotations.NullMarked;
