/**
 * A server node of a cluster: its start-up, and the placement of the run on one of several nodes. A
 * run does the same there as in one JVM.
 */
@NullMarked
package org.splitkd.node;

import org.jspecify.annotations.NullMarked;
