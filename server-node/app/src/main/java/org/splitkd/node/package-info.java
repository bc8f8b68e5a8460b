/**
 * A server node of a cluster: what it starts, and which of several carries the run out. Whatever a
 * run does there is the same as in one JVM.
 */
@NullMarked
package org.splitkd.node;

import org.jspecify.annotations.NullMarked;
