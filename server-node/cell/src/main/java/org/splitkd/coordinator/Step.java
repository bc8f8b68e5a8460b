package org.splitkd.coordinator;

/**
 * An event in a cell and its effect.
 *
 * @param after the state after the event
 */
record Step(CellEvent event, CellState after) {}
