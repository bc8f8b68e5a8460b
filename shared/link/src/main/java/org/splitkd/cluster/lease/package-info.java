/**
 * Which side continues when nodes of a cluster cannot reach each other: the one that gets the
 * lease.
 *
 * <p>Two server nodes cannot tell the loss of the other from a split of the network, so a third
 * party must: the store that they share anyway, the run's journal. Akka's split brain resolver asks
 * for a lease before it removes the unreachable nodes. On every node {@link
 * org.splitkd.cluster.lease.SideLease} passes this on to the oldest server node of its side,
 * because only server nodes reach the journal, and because a side keeps its lease that way when
 * another of its nodes takes the decisions. There {@link org.splitkd.cluster.lease.LeaseKeeper}
 * takes the lock.
 */
@NullMarked
package org.splitkd.cluster.lease;

import org.jspecify.annotations.NullMarked;
