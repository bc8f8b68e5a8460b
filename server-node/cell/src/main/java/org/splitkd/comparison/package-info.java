/**
 * The cells of a comparison, one for every channel, method and trial, and an actor that runs them,
 * many at once. The package does not decide what happens in a cell.
 */
@NullMarked
package org.splitkd.comparison;

import org.jspecify.annotations.NullMarked;
