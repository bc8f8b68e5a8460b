/**
 * Stores states of a student so that a run can resume from any of them: as files named by their
 * content, or in memory. The driver of the run decides when a state is saved and which ones are
 * still needed.
 */
@NullMarked
package org.splitkd.checkpoint;

import org.jspecify.annotations.NullMarked;
