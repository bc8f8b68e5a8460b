/**
 * Sweeps: the comparison at every point of a grid of scenarios. The package enumerates the points,
 * finds those with stored results and runs the others. The report presents the results.
 */
@NullMarked
package org.splitkd.sweep;

import org.jspecify.annotations.NullMarked;
