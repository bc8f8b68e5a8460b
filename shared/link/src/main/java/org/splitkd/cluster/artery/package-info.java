/**
 * Checks incoming traffic at a node's actor port where there is no TLS, before Akka's Artery sees
 * it. The check changes nothing on the wire: nodes with and without it understand each other.
 */
@NullMarked
package org.splitkd.cluster.artery;

import org.jspecify.annotations.NullMarked;
