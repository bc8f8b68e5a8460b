/**
 * A node that hosts vehicles for the cells of other nodes: the cluster brings a vehicle up where
 * there is room, its host carries what is said to it and by it, and a run's scenario comes with the
 * first who asks. What a vehicle does is in {@code org.splitkd.device}.
 */
@NullMarked
package org.splitkd.host;

import org.jspecify.annotations.NullMarked;
