/**
 * A vehicle: the actor, its trainer, its modem and its processor. It knows nothing of an edge
 * server but the messages exchanged with it.
 */
@NullMarked
package org.splitkd.device;

import org.jspecify.annotations.NullMarked;
