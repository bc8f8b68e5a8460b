/**
 * Checks what comes in at a node's actor port where there is no TLS, before Akka's Artery sees it.
 * Changes nothing on the wire: nodes with and without the check understand each other.
 */
@NullMarked
package org.splitkd.cluster.artery;

import org.jspecify.annotations.NullMarked;
