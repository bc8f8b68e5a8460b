/**
 * Faults that a scenario asks for: which session is struck, and where. They are drawn from names,
 * not from a stream, so that a run struck by them stays reproducible. Pure.
 */
@NullMarked
package org.splitkd.fault;

import org.jspecify.annotations.NullMarked;
