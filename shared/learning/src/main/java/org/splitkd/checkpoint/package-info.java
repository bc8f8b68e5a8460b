/**
 * Keeps states of a student so that a run can go on from any of them: as files named by what is in
 * them, or in memory. When a state is saved, and which ones are still needed, is decided by whoever
 * drives the run.
 */
@NullMarked
package org.splitkd.checkpoint;

import org.jspecify.annotations.NullMarked;
