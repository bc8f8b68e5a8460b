/**
 * Emulated time. Nothing here reads the machine's clock: emulated time travels on messages, and an
 * actor's clock is the later of its own and the message's.
 */
@NullMarked
package org.splitkd.time;

import org.jspecify.annotations.NullMarked;
