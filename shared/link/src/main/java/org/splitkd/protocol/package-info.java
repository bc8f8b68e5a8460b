/**
 * The messages between edge server and vehicle. Every radio message carries its airtime, whose end
 * is the emulated instant at which it arrives; payloads state the bits they take on the radio.
 */
@NullMarked
package org.splitkd.protocol;

import org.jspecify.annotations.NullMarked;
