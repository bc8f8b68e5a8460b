/**
 * Emulated instants. Nothing here reads a clock of the machine: emulated time travels on messages,
 * and an actor's clock is the later of its own and the message's. Pure.
 */
@NullMarked
package org.splitkd.time;

import org.jspecify.annotations.NullMarked;
