/**
 * Runs cells and comparisons for callers that are not actors: an actor system starts, the caller
 * waits for the result, and the system terminates.
 */
@NullMarked
package org.splitkd.system;

import org.jspecify.annotations.NullMarked;
