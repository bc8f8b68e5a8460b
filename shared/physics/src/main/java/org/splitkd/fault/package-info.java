/**
 * Injected faults of a scenario: drawn by probability, or written as sentences. The faults of a
 * session follow from its name and from emulated time, not from a shared random stream, so runs
 * with faults stay reproducible. Pure.
 */
@NullMarked
package org.splitkd.fault;

import org.jspecify.annotations.NullMarked;
