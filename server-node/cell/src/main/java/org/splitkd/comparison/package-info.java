/**
 * The cells of a comparison, one for every channel, method and trial, and an actor that runs them,
 * many at once. What happens in a cell is not decided here.
 */
@NullMarked
package org.splitkd.comparison;

import org.jspecify.annotations.NullMarked;
