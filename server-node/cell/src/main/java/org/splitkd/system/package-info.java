/**
 * Cells and comparisons for callers that are no actors: an actor system is brought up, the caller
 * waits for the result, and the system goes.
 */
@NullMarked
package org.splitkd.system;

import org.jspecify.annotations.NullMarked;
