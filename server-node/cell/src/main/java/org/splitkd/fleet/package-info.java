/**
 * Reaches vehicles on other nodes of a cluster: to a cell they look like those of its own JVM. The
 * other side is {@code org.splitkd.host}.
 */
@NullMarked
package org.splitkd.fleet;

import org.jspecify.annotations.NullMarked;
