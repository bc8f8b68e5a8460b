package org.splitkd.coordinator;

/**
 * Something that happens in a cell.
 *
 * @param after how the cell stands then
 */
record Step(CellEvent event, CellState after) {}
