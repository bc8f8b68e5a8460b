/**
 * Checks the journal of a run without the code that wrote it: from the names and fields of the
 * stored events alone. What is found is told, nothing is mended.
 */
@NullMarked
package org.splitkd.audit;

import org.jspecify.annotations.NullMarked;
