package org.splitkd.comparison;

import org.splitkd.coordinator.RoundResult;

/** The result of one cell of a comparison: its only round. */
public record CellResult(CellId id, RoundResult round) {}
