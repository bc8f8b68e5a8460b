/**
 * The comparison at every point of a grid of scenarios: which points there are, which of them have
 * results already, and the running of those that have none. What is found is told by the report.
 */
@NullMarked
package org.splitkd.sweep;

import org.jspecify.annotations.NullMarked;
