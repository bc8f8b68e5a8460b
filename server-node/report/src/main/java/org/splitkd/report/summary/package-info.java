/**
 * Results as records: means, parts of time and energy, claims, memory, and the table of a sweep.
 * Nothing here is formatted for a reader.
 */
@NullMarked
package org.splitkd.report.summary;

import org.jspecify.annotations.NullMarked;
