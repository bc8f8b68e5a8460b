/**
 * How events and states of a cell are read back: whole journals for those who follow a run, and
 * what earlier versions wrote. Class names that stand in journals are not here: those of {@link
 * org.splitkd.coordinator.CellEvent} must stay.
 */
@NullMarked
package org.splitkd.coordinator.stored;

import org.jspecify.annotations.NullMarked;
