/**
 * A node that hosts vehicles for the cells of other nodes. The cluster starts a vehicle where there
 * is room, its host relays the messages to and from it, and the first request carries the run's
 * scenario. The vehicle itself is in {@code org.splitkd.device}.
 */
@NullMarked
package org.splitkd.host;

import org.jspecify.annotations.NullMarked;
