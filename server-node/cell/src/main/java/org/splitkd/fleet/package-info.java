/**
 * Reaches vehicles that live on other nodes of a cluster: for a cell they are as those of its own
 * JVM. The other side is {@code org.splitkd.host}.
 */
@NullMarked
package org.splitkd.fleet;

import org.jspecify.annotations.NullMarked;
