/**
 * The link between a server node and a vehicle on another node: small control messages, which go to
 * wherever the cluster keeps the vehicle, and tickets for the {@linkplain org.splitkd.plane tensor
 * plane}. The actors on both sides are unaware of it: they exchange the messages of {@code
 * org.splitkd.protocol}.
 */
@NullMarked
package org.splitkd.link;

import org.jspecify.annotations.NullMarked;
