/**
 * Faults that a scenario asks for: drawn by probability, or written as sentences. What strikes a
 * session follows from its name and from emulated time, not from a stream, so that a run struck by
 * them stays reproducible. Pure.
 */
@NullMarked
package org.splitkd.fault;

import org.jspecify.annotations.NullMarked;
