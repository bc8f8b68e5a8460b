/**
 * A vehicle: the actor, its trainer, its modem and its processor. Knows the messages it exchanges
 * with an edge server and nothing else of one.
 */
@NullMarked
package org.splitkd.device;

import org.jspecify.annotations.NullMarked;
