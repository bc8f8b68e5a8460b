/**
 * Audit of a run's journal, independent of the code that wrote it: it uses only the names and
 * fields of the stored events. It reports violations and repairs nothing.
 */
@NullMarked
package org.splitkd.audit;

import org.jspecify.annotations.NullMarked;
