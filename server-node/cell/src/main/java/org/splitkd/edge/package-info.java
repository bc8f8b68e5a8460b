/**
 * The edge server's actors: the access point that observes the radio, the training session with one
 * vehicle, and the GPU. They exchange messages and measure; they do not decide which vehicle is
 * served at which cut and frequency.
 */
@NullMarked
package org.splitkd.edge;

import org.jspecify.annotations.NullMarked;
