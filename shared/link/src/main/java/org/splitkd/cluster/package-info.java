/** Turns a process into a node of a cluster. */
@NullMarked
package org.splitkd.cluster;

import org.jspecify.annotations.NullMarked;
