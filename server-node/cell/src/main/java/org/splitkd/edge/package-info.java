/**
 * The edge server's actors: the access point that sees the radio, the training session with one
 * vehicle, and the GPU. They carry messages and measure; who is served with what is decided
 * elsewhere.
 */
@NullMarked
package org.splitkd.edge;

import org.jspecify.annotations.NullMarked;
